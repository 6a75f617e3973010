package io.hearth.signalservice.cloudwatch;

import io.hearth.access.Principal;
import io.hearth.access.cfn.SignedCaller;

/** Who signed a request. */
sealed interface Asker {
    /** All that the signature covers. */
    Query query();

    Principal principal();

    /** Whose metrics and alarms it asks for: the project that owns the stack, or is the owner's. */
    String projectId();

    /** An identity that was made for a stack. */
    record Instance(SignedCaller caller, Query query) implements Asker {
        @Override
        public Principal.StackUser principal() {
            return caller.principal();
        }

        @Override
        public String projectId() {
            return caller.credential().stack().projectId();
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
