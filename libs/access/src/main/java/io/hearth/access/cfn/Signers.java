package io.hearth.access.cfn;

import io.hearth.access.Principal;
import io.hearth.access.audit.Denial;
import io.hearth.access.signature.AgePolicy;
import io.hearth.access.signature.wire.RawRequest;
import io.hearth.contract.DenialReason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Who signed a request that instances and owners make: whoever is no instance that is known here
 * may be an owner, for whom Keystone is asked.
 */
@ApplicationScoped
public class Signers {
    private final SignedCallers instances;
    private final KeystoneCallers owners;

    Signers(SignedCallers instances, KeystoneCallers owners) {
        this.instances = instances;
        this.owners = owners;
    }

    /**
     * @return the caller; fails with the {@link CfnFault} to answer with
     */
    public Uni<Signer> identify(RawRequest request) {
        return instances
                .identify(request, AgePolicy.REQUEST)
                .map(Signers::instance)
                .onFailure(Signers::isDenied)
                .recoverWithUni(denied -> owner(request, (CfnFault) denied));
    }

    private static Signer instance(SignedCaller caller) {
        return new Signer(caller.principal(), caller.credential(), caller.parameters());
    }

    /**
     * @param denied why the caller is no instance; it says more than Keystone does when the key is
     *     an instance's
     */
    private Uni<Signer> owner(RawRequest request, CfnFault denied) {
        return owners.identify(request)
                .map(Signers::owner)
                .onFailure(failure -> isDenied(failure) && !isOfUnknownKey(denied))
                .transform(failure -> denied);
    }

    /** An identity of the stack domain is nobody by now: its key is revoked, or not told of yet. */
    private static Signer owner(VouchedCaller caller) {
        if (caller.principal() instanceof Principal.Member owner) {
            return new Signer(owner, null, caller.parameters());
        }
        throw CfnFault.of(CfnError.ACCESS_DENIED)
                .denied(Denial.of(DenialReason.KEY_NOT_KNOWN).by(caller.principal()));
    }

    private static boolean isOfUnknownKey(CfnFault denied) {
        return denied.denial()
                .filter(denial -> denial.reason() == DenialReason.KEY_NOT_KNOWN)
                .isPresent();
    }

    private static boolean isDenied(Throwable failure) {
        return failure instanceof CfnFault fault && fault.error() == CfnError.ACCESS_DENIED;
    }
}
