package io.hearth.identityworker.intent;

import io.hearth.contract.Keypair;
import io.hearth.contract.StackEvent.KeypairWanted;
import io.hearth.contract.StackEvent.TrusteeWanted;
import io.hearth.contract.StackEvent.UserWanted;
import io.hearth.contract.StackRef;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.identityworker.ledger.Account;
import io.hearth.identityworker.ledger.CredentialId;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Intent;
import io.hearth.identityworker.ledger.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes ledger rows of what is wanted, with the credentials chosen and sealed. */
@ApplicationScoped
class NewIdentities {
    private final Credentials credentials = new Credentials();
    private final Sealer sealer;
    private final Account account;

    NewIdentities(Sealer sealer, @ConfigProperty(name = AccountsMode.PROPERTY) AccountsMode mode) {
        this.sealer = sealer;
        this.account = mode.account();
    }

    Identity user(UserWanted event, Instant now) {
        Intent intent =
                new Intent(
                        event.userName(),
                        null,
                        password(event),
                        event.keypair() ? keypair(event.stack(), event.resource()) : null,
                        event.token(),
                        event.bindings(),
                        null,
                        account);
        return Identity.wanted(
                Kind.USER, event.stack(), event.resource(), event.generation(), intent, now);
    }

    Identity trustee(TrusteeWanted event, Instant now) {
        Intent.Trusted trusted = new Intent.Trusted(event.delegation(), event.trust());
        String shared = event.sharedAccount();
        Intent intent =
                shared == null
                        ? Intent.trustee(
                                        event.userName(),
                                        password(event.stack(), event.resource()),
                                        trusted)
                                .from(account)
                        : Intent.sharedTrustee(shared, trusted);
        return Identity.wanted(
                Kind.TRUSTEE, event.stack(), event.resource(), event.generation(), intent, now);
    }

    Identity keypair(KeypairWanted event, Instant now) {
        Intent intent =
                Intent.keypair(event.userResource(), keypair(event.stack(), event.resource()));
        return Identity.wanted(
                Kind.KEYPAIR, event.stack(), event.resource(), event.generation(), intent, now);
    }

    /** Another of each kind that the identity has. */
    RenewalDecision.Credential another(Identity identity) {
        StackRef stack = identity.stack();
        String resource = identity.resource();
        return new RenewalDecision.Credential(
                identity.password() == null ? null : password(stack, resource),
                identity.keypair() == null ? null : keypair(stack, resource));
    }

    private @Nullable Sealed password(UserWanted event) {
        return switch (event.password()) {
            case NONE -> null;
            case GIVEN -> event.givenPassword();
            case GENERATED -> password(event.stack(), event.resource());
        };
    }

    private Sealed password(StackRef stack, String resource) {
        return sealer.seal(credentials.password(), context(stack, resource, SealContext.PASSWORD));
    }

    private Keypair keypair(StackRef stack, String resource) {
        String accessKey = credentials.accessKey();
        Sealed secretKey =
                sealer.seal(
                        credentials.secretKey(), context(stack, resource, SealContext.SECRET_KEY));
        return new Keypair(accessKey, secretKey, CredentialId.of(accessKey));
    }

    private static SealContext context(StackRef stack, String resource, String field) {
        return new SealContext(stack.id(), resource, field);
    }
}
