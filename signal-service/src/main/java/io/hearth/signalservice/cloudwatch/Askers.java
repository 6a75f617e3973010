package io.hearth.signalservice.cloudwatch;

import io.hearth.access.Principal;
import io.hearth.access.audit.Denial;
import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import io.hearth.access.cfn.KeystoneCallers;
import io.hearth.access.cfn.SignedCallers;
import io.hearth.access.cfn.VouchedCaller;
import io.hearth.access.signature.AgePolicy;
import io.hearth.access.signature.wire.RawRequest;
import io.hearth.contract.DenialReason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells instances from owners: whoever is no instance may be an owner. */
@ApplicationScoped
class Askers {
    private final SignedCallers instances;
    private final KeystoneCallers owners;

    Askers(SignedCallers instances, KeystoneCallers owners) {
        this.instances = instances;
        this.owners = owners;
    }

    /** Fails with a {@link CfnFault} for whoever is neither. */
    Uni<Asker> identify(RawRequest request) {
        return instances
                .identify(request, AgePolicy.REQUEST)
                .<Asker>map(caller -> new Asker.Instance(caller, Query.of(caller.parameters())))
                .onFailure(Askers::isDenied)
                .recoverWithUni(denied -> owner(request, (CfnFault) denied));
    }

    /**
     * @param denied why the caller is no instance; it says more than Keystone does when the key is
     *     an instance's
     */
    private Uni<Asker> owner(RawRequest request, CfnFault denied) {
        return owners.identify(request)
                .onFailure(failure -> isDenied(failure) && !isOfUnknownKey(denied))
                .transform(failure -> denied)
                .map(Askers::owner);
    }

    private static boolean isOfUnknownKey(CfnFault denied) {
        return denied.denial()
                .filter(denial -> denial.reason() == DenialReason.KEY_NOT_KNOWN)
                .isPresent();
    }

    /** An identity of the stack domain is nobody by now: its key is revoked, or not told of yet. */
    private static Asker owner(VouchedCaller caller) {
        if (caller.principal() instanceof Principal.Member owner) {
            return new Asker.Owner(owner, Query.of(caller.parameters()));
        }
        throw CfnFault.of(CfnError.ACCESS_DENIED)
                .denied(Denial.of(DenialReason.KEY_NOT_KNOWN).by(caller.principal()));
    }

    private static boolean isDenied(Throwable failure) {
        return failure instanceof CfnFault fault && fault.error() == CfnError.ACCESS_DENIED;
    }
}
