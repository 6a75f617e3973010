package io.hearth.metadataservice.cfn;

import io.hearth.access.Principal;
import io.hearth.access.PrincipalClassifier;
import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import io.hearth.access.signature.Claim;
import io.hearth.access.signature.SignedRequests;
import io.hearth.access.signature.wire.RawRequest;
import io.hearth.keystone.KeystoneException;
import io.hearth.keystone.KeystoneTokens;
import io.hearth.keystone.ValidatedToken;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Owners who sign with a keypair of their own. Only Keystone knows these, so it is asked for every
 * request. An identity of the stack domain is nobody here: its key is in the read model, or it is
 * revoked.
 */
@ApplicationScoped
class OwnerCallers {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final KeystoneTokens keystone;
    private final PrincipalClassifier classifier;

    OwnerCallers(KeystoneTokens keystone, PrincipalClassifier classifier) {
        this.keystone = keystone;
        this.classifier = classifier;
    }

    /** Fails with a {@link CfnFault}. */
    Uni<Principal.Member> identify(RawRequest request) {
        if (!(SignedRequests.read(request) instanceof Claim claim)) {
            return Uni.createFrom().failure(CfnFault.of(CfnError.ACCESS_DENIED));
        }
        return keystone.verifyEc2(SignedForKeystone.of(request, claim.accessKey()))
                .onFailure(KeystoneException.class)
                .transform(e -> CfnFault.unavailable(RETRY_AFTER))
                .map(token -> owner(token).orElseThrow(() -> CfnFault.of(CfnError.ACCESS_DENIED)));
    }

    private Optional<Principal.Member> owner(Optional<ValidatedToken> token) {
        return token.flatMap(classifier::classify)
                .filter(Principal.Member.class::isInstance)
                .map(Principal.Member.class::cast);
    }
}
