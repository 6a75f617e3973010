package io.hearth.access.cfn;

import io.hearth.access.PrincipalClassifier;
import io.hearth.access.audit.Denial;
import io.hearth.access.signature.AgePolicy;
import io.hearth.access.signature.Claim;
import io.hearth.access.signature.SignedRequests;
import io.hearth.access.signature.Verification.Refused;
import io.hearth.access.signature.wire.RawRequest;
import io.hearth.contract.DenialReason;
import io.hearth.keystone.Clouds;
import io.hearth.keystone.IssuedToken;
import io.hearth.keystone.KeystoneException;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Callers who sign with a keypair that only Keystone knows, such as an owner's: it is asked for
 * every request, and so are those of other clouds whose owners may come. What is malformed or too
 * old is refused before, since Keystone takes much that two readers could understand differently.
 */
@Startup // a cloud without a login keeps the service from starting
@ApplicationScoped
public class KeystoneCallers {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Clouds clouds;
    private final PrincipalClassifier classifier;
    private final InstantSource clock = InstantSource.system();

    KeystoneCallers(Clouds clouds, PrincipalClassifier classifier) {
        this.clouds = clouds;
        this.classifier = classifier;
    }

    /**
     * @return the caller; fails with the {@link CfnFault} to answer with
     */
    public Uni<VouchedCaller> identify(RawRequest request) {
        return switch (SignedRequests.read(request)) {
            case Refused refused -> Uni.createFrom().failure(CfnFault.of(refused));
            case Claim claim -> identify(claim, request);
        };
    }

    private Uni<VouchedCaller> identify(Claim claim, RawRequest request) {
        if (!claim.isFresh(clock.instant(), AgePolicy.REQUEST)) {
            return Uni.createFrom().failure(denied(DenialReason.SIGNATURE_TOO_OLD, claim));
        }
        if (SignedForKeystone.isTooLarge(request)) {
            return Uni.createFrom()
                    .failure(
                            CfnFault.of(
                                    CfnError.REQUEST_LIMIT_EXCEEDED,
                                    "Of a form that is signed with version 2, Keystone verifies %d bytes; sign it with version 4."
                                            .formatted(SignedForKeystone.LARGEST_FORM)));
        }
        return clouds.verifyEc2(SignedForKeystone.of(request, claim.accessKey()))
                .onFailure(KeystoneException.class)
                .transform(e -> CfnFault.unavailable(RETRY_AFTER))
                .map(
                        token ->
                                token.flatMap(issued -> caller(issued, claim))
                                        .orElseThrow(
                                                () ->
                                                        denied(
                                                                DenialReason.KEY_NOT_VOUCHED_FOR,
                                                                claim)));
    }

    private static CfnFault denied(DenialReason reason, Claim claim) {
        return CfnFault.of(CfnError.ACCESS_DENIED)
                .denied(Denial.of(reason).signedWith(claim.accessKey()));
    }

    private Optional<VouchedCaller> caller(IssuedToken token, Claim claim) {
        return classifier
                .classify(token.owner())
                .map(who -> new VouchedCaller(who, token.value(), claim.parameters()));
    }
}
