package io.hearth.access.cfn;

import io.hearth.access.identity.Credential;
import io.hearth.access.identity.Identities;
import io.hearth.access.lease.AuthorityLeases;
import io.hearth.access.lease.LeaseVerdict;
import io.hearth.access.signature.AgePolicy;
import io.hearth.access.signature.Claim;
import io.hearth.access.signature.RawRequest;
import io.hearth.access.signature.SignedRequests;
import io.hearth.access.signature.Verification.Refused;
import io.hearth.access.signature.Verification.Verified;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Who signed a request: first its form, then the key's secret, then the signature, and last whether
 * Keystone still vouches for the key.
 */
@ApplicationScoped
public class SignedCallers {
    private final Identities identities;
    private final AuthorityLeases leases;
    private final Sealer sealer;
    private final InstantSource clock = InstantSource.system();

    SignedCallers(Identities identities, AuthorityLeases leases, Sealer sealer) {
        this.identities = identities;
        this.leases = leases;
        this.sealer = sealer;
    }

    /**
     * @return the caller; fails with the {@link CfnFault} to answer with
     */
    public Uni<SignedCaller> identify(RawRequest request, AgePolicy agePolicy) {
        return switch (SignedRequests.read(request)) {
            case Refused refused -> Uni.createFrom().failure(fault(refused));
            case Claim claim ->
                    identities
                            .credential(claim.accessKey())
                            .chain(credential -> identify(claim, credential, agePolicy));
        };
    }

    private Uni<SignedCaller> identify(
            Claim claim, Optional<Credential> known, AgePolicy agePolicy) {
        Optional<Secret> secret = known.map(this::open);
        return switch (claim.check(secret, clock.instant(), agePolicy)) {
            case Refused refused -> Uni.createFrom().failure(fault(refused));
            case Verified verified ->
                    leases.check(verified.accessKey(), secret.orElseThrow())
                            .map(verdict -> caller(verdict, verified, known.orElseThrow()));
        };
    }

    private static SignedCaller caller(
            LeaseVerdict verdict, Verified verified, Credential credential) {
        return switch (verdict) {
            case LeaseVerdict.Granted(var principal)
                    when principal.userId().equals(credential.userId()) ->
                    new SignedCaller(principal, credential, verified.path(), verified.parameters());
            case LeaseVerdict.Granted other -> throw CfnFault.of(CfnError.ACCESS_DENIED);
            case LeaseVerdict.Refused refused -> throw CfnFault.of(CfnError.ACCESS_DENIED);
            case LeaseVerdict.Unavailable(var wait) -> throw CfnFault.unavailable(wait);
        };
    }

    private Secret open(Credential credential) {
        return sealer.open(credential.secretKey(), credential.sealContext());
    }

    private static CfnFault fault(Refused refused) {
        return switch (refused.refusal()) {
            case INCOMPLETE_SIGNATURE -> CfnFault.of(CfnError.INCOMPLETE_SIGNATURE);
            case NO_CREDENTIALS -> CfnFault.of(CfnError.MISSING_AUTHENTICATION_TOKEN);
            case BAD_SIGNATURE, EXPIRED -> CfnFault.of(CfnError.ACCESS_DENIED);
            case MALFORMED -> CfnFault.of(CfnError.MALFORMED_QUERY_STRING, refused.reason());
        };
    }
}
