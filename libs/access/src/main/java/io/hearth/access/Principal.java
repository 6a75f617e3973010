package io.hearth.access;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls. The kind follows from the domain that Keystone says the user and the project are in,
 * never from a role's name.
 */
public sealed interface Principal {
    /** Keystone's id of the user. */
    String userId();

    /** Keystone's id of the project that the caller acts in. */
    String projectId();

    /** The names of the caller's roles on the project. */
    Set<String> roles();

    /**
     * A user of the cloud: owners of stacks and their colleagues.
     *
     * @param adminProject whether the project is the cloud's admin project
     */
    record Member(
            String userId,
            String userName,
            String userDomainId,
            String projectId,
            String projectName,
            String projectDomainId,
            Set<String> roles,
            boolean adminProject)
            implements Principal {
        public Member {
            requireNonNull(userId, "A member needs a user id.");
            requireNonNull(projectId, "A member needs a project id.");
            roles = Set.copyOf(roles);
        }
    }

    /**
     * An identity that Hearth made for a resource, in the stack domain. It may do only what its
     * bindings say.
     *
     * @param domainProjectId the project of its stack tree in the stack domain
     * @param accessKey the EC2 access key that signed the request; null when it came with a token
     */
    record StackUser(
            String userId, String domainProjectId, Set<String> roles, @Nullable String accessKey)
            implements Principal {
        public StackUser {
            requireNonNull(userId, "A stack user needs a user id.");
            requireNonNull(domainProjectId, "A stack user needs a domain project.");
            roles = Set.copyOf(roles);
        }

        @Override
        public String projectId() {
            return domainProjectId;
        }

        /** The same identity, known by a keypair. */
        public StackUser withAccessKey(String accessKey) {
            return new StackUser(userId, domainProjectId, roles, accessKey);
        }
    }
}
