package io.hearth.launcher.revocation;

import io.hearth.launcher.parts.Operation;
import io.hearth.launcher.parts.Owner;
import java.util.List;
import java.util.Map;

/** How an owner takes credentials back. */
enum Withdrawal {
    DELETE {
        @Override
        void ask(Owner owner, String stack, List<Credential> credentials) throws Exception {
            owner.ask(Operation.DELETE, stack, Map.of());
        }
    },
    SUSPEND {
        @Override
        void ask(Owner owner, String stack, List<Credential> credentials) throws Exception {
            owner.post("/%s/actions".formatted(stack), "{\"suspend\": null}");
        }
    },
    REVOKE {
        @Override
        void ask(Owner owner, String stack, List<Credential> credentials) throws Exception {
            for (Credential credential : credentials) {
                owner.post(
                        "/%s/identities/%s/revoke".formatted(stack, credential.resource()), null);
            }
        }
    };

    /** Until it is accepted; what it is to bring about comes later. */
    abstract void ask(Owner owner, String stack, List<Credential> credentials) throws Exception;
}
