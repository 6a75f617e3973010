package io.hearth.signalservice.cfn;

import io.hearth.access.audit.Denial;
import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import io.hearth.access.cfn.SignedCaller;
import io.hearth.access.signature.url.ResourceArn;
import io.hearth.contract.DenialReason;
import io.hearth.signalservice.binding.SignalAccess;
import io.hearth.signalservice.binding.Target;
import io.hearth.signalservice.binding.TargetKey;
import io.hearth.signalservice.intake.Reception;
import io.hearth.signalservice.intake.SignalIntake;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * A signal by whoever signed the URL. The resource that the URL names must be the one that the
 * signer is bound to; anything else is refused as if the key were not known.
 */
@ApplicationScoped
class SignalUrls {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final SignalAccess access;
    private final SignalIntake intake;

    SignalUrls(SignalAccess access, SignalIntake intake) {
        this.access = access;
        this.intake = intake;
    }

    /**
     * Fails with a {@link CfnFault} unless the bus has the signal.
     *
     * @return the signalled resource's name
     */
    Uni<String> signal(SignedCaller caller, byte[] body, String requestKey) {
        ResourceArn arn = ResourceArn.inPath(caller.path()).orElseThrow(() -> notBound(caller));
        return target(caller, arn)
                .chain(target -> intake.take(target, body, requestKey))
                .map(reception -> answer(reception, arn));
    }

    private Uni<Target> target(SignedCaller caller, ResourceArn arn) {
        return access.ofStackUser(
                        caller.principal(),
                        arn.stackName(),
                        new TargetKey(arn.stackId(), arn.resource()))
                .map(
                        found ->
                                found.filter(it -> it.stack().projectId().equals(arn.projectId()))
                                        .orElseThrow(() -> notBound(caller)));
    }

    private static CfnFault notBound(SignedCaller caller) {
        return CfnFault.of(CfnError.ACCESS_DENIED)
                .denied(Denial.of(DenialReason.NOT_BOUND).by(caller.principal()));
    }

    private static String answer(Reception reception, ResourceArn arn) {
        return switch (reception) {
            case Reception.Durable() -> arn.resource();
            case Reception.Refused(var type, var message) ->
                    throw CfnFault.of(CfnError.INVALID_PARAMETER_VALUE, message);
            case Reception.Undelivered() -> throw CfnFault.unavailable(RETRY_AFTER);
            case Reception.TooMany(var wait) -> throw CfnFault.throttled(wait);
        };
    }
}
