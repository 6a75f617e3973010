package io.hearth.stackapi.api.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.hearth.stackapi.api.http.Times;
import io.hearth.stackapi.resource.IdentityData;
import io.hearth.stackapi.resource.IdentityKind;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.Status;
import io.hearth.stackapi.use.LastUse;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An identity: what there is of it, and nothing of what it opens with.
 *
 * @param generation of the resource; an earlier one is of a resource that was replaced, and goes
 * @param kind null as long as it is being made
 * @param projectId the stack's project in the stack domain; null for a trustee, which needs none
 * @param trustId of the trust to a trustee; null for all else
 * @param userId for a keypair, of the user that holds it
 * @param userName null for a keypair on the user of another resource
 * @param accessKey of its EC2 keypair; null when it has none
 * @param readyAt since when it was there; ISO 8601 in UTC, with seconds
 * @param keyedAt since when it has the credential that it has; likewise
 * @param lastUsedAt when Hearth last saw it used, but for some minutes; null when it never did. Of
 *     what a trustee does elsewhere it sees nothing
 * @param formerUntil until when the keypair that was rotated works beside it; null when none does
 */
@JsonNaming(SnakeCaseStrategy.class)
record IdentityView(
        String stackId,
        String stackName,
        String resourceName,
        String resourceType,
        long generation,
        @Nullable IdentityKind kind,
        State state,
        @Nullable String projectId,
        @Nullable String trustId,
        @Nullable String userId,
        @Nullable String userName,
        @Nullable String accessKey,
        boolean password,
        boolean token,
        @Nullable String readyAt,
        @Nullable String keyedAt,
        @Nullable String lastUsedAt,
        @Nullable String formerUntil) {

    /** What is the case, or under way. */
    enum State {
        MAKING,
        ENABLED,
        DISABLING,
        DISABLED,
        ENABLING,
        FAILED,
        REMOVING,
        /** It stays, though its stack was abandoned, as long as that can be taken back. */
        RETAINED;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The body of {@code GET …/identities}. */
    record ListBody(List<IdentityView> identities) {}

    /**
     * @param resource with an identity that is wanted, or not removed yet
     * @param uses of its user, and of others
     */
    static IdentityView of(Stack stack, Resource resource, List<LastUse> uses) {
        Resource.Substance substance = resource.substance();
        Map<String, String> data = substance.data();
        boolean made = data.containsKey(IdentityData.READY_AT);
        @Nullable String trustId = data.get(IdentityData.TRUST_ID);
        return new IdentityView(
                stack.id(),
                stack.name(),
                resource.name(),
                resource.type(),
                resource.generation(),
                made ? kind(data) : null,
                stack.isRetained() ? State.RETAINED : state(resource, made),
                trustId == null ? stack.domainProjectId() : null,
                trustId,
                data.get(IdentityData.USER_ID),
                data.get(IdentityData.USER_NAME),
                data.get(IdentityData.ACCESS_KEY),
                substance.secrets().containsKey(IdentityData.PASSWORD),
                substance.secrets().containsKey(IdentityData.TOKEN),
                data.get(IdentityData.READY_AT),
                data.getOrDefault(IdentityData.KEYED_AT, data.get(IdentityData.READY_AT)),
                Times.textOrNull(lastUse(data, uses).orElse(null)),
                data.get(IdentityData.FORMER_UNTIL));
    }

    private static IdentityKind kind(Map<String, String> data) {
        if (data.containsKey(IdentityData.TRUST_ID)) {
            return IdentityKind.TRUSTEE;
        }
        return data.containsKey(IdentityData.USER_NAME)
                ? IdentityKind.USER
                : IdentityKind.CREDENTIAL;
    }

    /** Of a user, whatever it was used by; of a keypair on another's, only that. */
    private static Optional<Instant> lastUse(Map<String, String> data, List<LastUse> uses) {
        boolean ofUser = data.containsKey(IdentityData.USER_NAME);
        return uses.stream()
                .filter(use -> use.userId().equals(data.get(IdentityData.USER_ID)))
                .filter(use -> ofUser || use.accessKey().equals(data.get(IdentityData.ACCESS_KEY)))
                .map(LastUse::at)
                .max(Comparator.naturalOrder());
    }

    private static State state(Resource resource, boolean made) {
        Action action = resource.state().action();
        if (action == Action.DELETE || !resource.current()) {
            return State.REMOVING;
        }
        if (!made) {
            return resource.state().inProgress() ? State.MAKING : State.FAILED;
        }
        boolean complete = resource.state().status() == Status.COMPLETE;
        @Nullable String resting = resource.substance().data().get(IdentityData.RESTING);
        if (Boolean.parseBoolean(resting)) {
            return complete ? State.DISABLED : State.DISABLING;
        }
        return switch (action) {
            case SUSPEND -> complete ? State.DISABLED : State.DISABLING;
            case RESUME -> complete ? State.ENABLED : State.ENABLING;
            default -> complete || resting == null ? State.ENABLED : State.ENABLING;
        };
    }
}
