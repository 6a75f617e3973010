package io.hearth.contract;

import static java.util.Objects.requireNonNull;

import io.hearth.contract.seal.Sealed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stack-api and the provisioners outside tell each other of the resources that provisioners
 * make.
 *
 * <p>What is sealed here is sealed with a keyset that stack-api and the provisioners share, and
 * that seals nothing else.
 */
public sealed interface ResourceEvent extends StackScoped {
    /** What a provisioner is to do. */
    enum RequestedAction {
        CREATE,
        UPDATE,
        DELETE
    }

    /** How it went. */
    enum AnswerStatus {
        SUCCESS,
        FAILED
    }

    /**
     * A provisioner is to make, change or remove something for a resource, and to answer. The same
     * request may come more than once.
     *
     * @param resourceType what stands behind the resource after the environment's mappings, such as
     *     {@code Custom::Zone}
     * @param requestId a UUID; the answer repeats it
     * @param physicalId what an answer before has called it; null when there was none, so that a
     *     DELETE without one is for whatever was begun under the physical name
     * @param physicalName unique to the resource, the same in all its requests
     * @param properties the resource's properties, resolved, a JSON object sealed in the context
     *     (stack id, resource, {@code properties})
     * @param oldProperties those of the request before, sealed likewise as {@code old_properties};
     *     only of an UPDATE
     * @param answerUrl sealed likewise as {@code answer_url}: a URL that takes the answer to this
     *     request by HTTP, until the deadline, from whoever has it
     * @param deadline a later answer changes nothing
     */
    @EventType("hearth.resource.requested.v1")
    record ResourceRequested(
            StackRef stack,
            String resource,
            String resourceType,
            String requestId,
            RequestedAction action,
            @Nullable String physicalId,
            String physicalName,
            Sealed properties,
            @Nullable Sealed oldProperties,
            Sealed answerUrl,
            Instant deadline)
            implements ResourceEvent {
        @Override
        public Topic topic() {
            return Topic.RESOURCES;
        }
    }

    /**
     * A provisioner has done what was requested, or could not.
     *
     * @param stack as in the request
     * @param resource as in the request
     * @param requestId as in the request; an answer to another request than the one that is waited
     *     for changes nothing
     * @param reason for people; null when there is none
     * @param physicalId what {@code get_resource} gives, at most 1024 characters; null leaves what
     *     was there, or takes the physical name. Another one in the answer to an UPDATE replaces
     *     what was there, which is then removed by a DELETE of its own
     * @param attributes what {@code get_attr} gives, a JSON object sealed in the context (stack id,
     *     resource, {@code attributes}); null for none
     */
    @EventType("hearth.resource.answered.v1")
    record ResourceAnswered(
            StackRef stack,
            String resource,
            String requestId,
            AnswerStatus status,
            @Nullable String reason,
            @Nullable String physicalId,
            @Nullable Sealed attributes)
            implements ResourceEvent {
        /** Of a physical id, in characters. */
        public static final int LONGEST_PHYSICAL_ID = 1_024;

        public ResourceAnswered {
            requireNonNull(resource, "An answer needs the resource's name.");
            requireNonNull(requestId, "An answer needs the id of its request.");
            requireNonNull(status, "An answer needs a status.");
        }

        @Override
        public Topic topic() {
            return Topic.ANSWERS;
        }

        /** Whether a resource can have this physical id. */
        public static boolean isPhysicalId(String text) {
            return !text.isBlank()
                    && text.length() <= LONGEST_PHYSICAL_ID
                    && text.chars().noneMatch(Character::isISOControl);
        }
    }
}
