package io.hearth.access.cfn;

import io.hearth.access.audit.Denial;
import io.hearth.access.identity.Credential;
import io.hearth.access.identity.Identities;
import io.hearth.access.lease.AuthorityLeases;
import io.hearth.access.lease.LeaseVerdict;
import io.hearth.access.signature.AgePolicy;
import io.hearth.access.signature.Claim;
import io.hearth.access.signature.SignedRequests;
import io.hearth.access.signature.Verification;
import io.hearth.access.signature.Verification.Refused;
import io.hearth.access.signature.Verification.Verified;
import io.hearth.access.signature.wire.RawRequest;
import io.hearth.contract.DenialReason;
import io.hearth.contract.seal.SealBrokenException;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Who signed a request: first its form, then the key's secret, then the signature, and last whether
 * Keystone still vouches for the key. Whether it is the key that is not known or the signature that
 * is wrong, a refusal comes by the same steps, see {@link SecondLook}.
 */
@ApplicationScoped
public class SignedCallers {
    private final Identities identities;
    private final SecondLook secondLook;
    private final AuthorityLeases leases;
    private final Sealer sealer;
    private final InstantSource clock = InstantSource.system();

    SignedCallers(
            Identities identities, SecondLook secondLook, AuthorityLeases leases, Sealer sealer) {
        this.identities = identities;
        this.secondLook = secondLook;
        this.leases = leases;
        this.sealer = sealer;
    }

    /**
     * @return the caller; fails with the {@link CfnFault} to answer with
     */
    public Uni<SignedCaller> identify(RawRequest request, AgePolicy agePolicy) {
        return switch (SignedRequests.read(request)) {
            case Refused refused -> Uni.createFrom().failure(CfnFault.of(refused));
            case Claim claim ->
                    secondLook
                            .unless(
                                    Judgement::isGood,
                                    () ->
                                            identities
                                                    .credential(claim.accessKey())
                                                    .map(it -> it.filter(this::opens))
                                                    .map(it -> judge(claim, it, agePolicy)),
                                    () ->
                                            identities
                                                    .storedCredential(claim.accessKey())
                                                    .map(it -> judge(claim, it, agePolicy)))
                            .chain(judgement -> caller(claim.accessKey(), judgement));
        };
    }

    /** What a claim is worth by the key as it was found. */
    private record Judgement(
            Verification verification, Optional<Credential> key, Optional<Secret> secret) {
        boolean isGood() {
            return verification instanceof Verified;
        }
    }

    private Judgement judge(Claim claim, Optional<Credential> key, AgePolicy agePolicy) {
        Optional<Secret> secret = key.map(this::open);
        return new Judgement(claim.check(secret, clock.instant(), agePolicy), key, secret);
    }

    private Uni<SignedCaller> caller(String accessKey, Judgement judgement) {
        return switch (judgement.verification()) {
            case Refused refused ->
                    Uni.createFrom().failure(refusal(accessKey, judgement.key(), refused));
            case Verified verified ->
                    leases.check(verified.accessKey(), judgement.secret().orElseThrow())
                            .map(
                                    verdict ->
                                            caller(
                                                    verdict,
                                                    verified,
                                                    judgement.key().orElseThrow()));
        };
    }

    /** The answer is the same, whichever it is. */
    private static CfnFault refusal(String accessKey, Optional<Credential> key, Refused refused) {
        CfnFault fault = CfnFault.of(refused);
        Denial denial =
                key.isEmpty()
                        ? Denial.of(DenialReason.KEY_NOT_KNOWN)
                        : fault.denial().orElseThrow();
        return fault.denied(denial.signedWith(accessKey));
    }

    private static SignedCaller caller(
            LeaseVerdict verdict, Verified verified, Credential credential) {
        return switch (verdict) {
            case LeaseVerdict.Granted(var principal)
                    when principal.userId().equals(credential.userId()) ->
                    new SignedCaller(principal, credential, verified.path(), verified.parameters());
            case LeaseVerdict.Granted(var other) ->
                    throw denied(Denial.of(DenialReason.KEY_OF_ANOTHER_USER).by(other));
            case LeaseVerdict.Refused refused ->
                    throw denied(
                            Denial.of(DenialReason.KEY_NOT_VOUCHED_FOR)
                                    .signedWith(credential.accessKey()));
            case LeaseVerdict.Unavailable(var wait) -> throw CfnFault.unavailable(wait);
        };
    }

    private static CfnFault denied(Denial denial) {
        return CfnFault.of(CfnError.ACCESS_DENIED).denied(denial);
    }

    /** What is remembered may be sealed by a key that is gone, and stored by another. */
    private boolean opens(Credential credential) {
        try {
            open(credential);
            return true;
        } catch (SealBrokenException e) {
            return false;
        }
    }

    private Secret open(Credential credential) {
        return sealer.open(credential.secretKey(), credential.sealContext());
    }
}
