package io.hearth.signalservice.cloudwatch;

import static java.util.Objects.requireNonNull;

import io.hearth.access.Principal;
import io.hearth.access.cfn.Signer;
import io.hearth.contract.StackRef;

/** Who asks for what. */
sealed interface Asker {
    /** All that the signature covers. */
    Query query();

    Principal principal();

    /** The project whose metrics and alarms are meant. */
    String projectId();

    static Asker of(Signer signer) {
        Query query = Query.of(signer.parameters());
        return switch (signer.principal()) {
            case Principal.StackUser user ->
                    new Instance(user, requireNonNull(signer.credential()).stack(), query);
            case Principal.Member owner -> new Owner(owner, query);
        };
    }

    /**
     * An identity that was made for a stack.
     *
     * @param stack whose resource its keypair was made for
     */
    record Instance(Principal.StackUser principal, StackRef stack, Query query) implements Asker {
        @Override
        public String projectId() {
            return stack.projectId();
        }
    }

    /** Somebody of the cloud, for whom Keystone vouches. */
    record Owner(Principal.Member principal, Query query) implements Asker {
        @Override
        public String projectId() {
            return principal.projectId();
        }
    }
}
