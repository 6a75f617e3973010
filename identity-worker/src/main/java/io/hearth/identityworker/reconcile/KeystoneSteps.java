package io.hearth.identityworker.reconcile;

import static java.util.Objects.requireNonNull;

import io.hearth.contract.Keypair;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.identityworker.account.UserSources;
import io.hearth.identityworker.domain.DomainKeypairs;
import io.hearth.identityworker.domain.DomainProjects;
import io.hearth.identityworker.domain.DomainTrusts;
import io.hearth.identityworker.domain.DomainUsers;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.ledger.CredentialId;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Observed;
import io.hearth.identityworker.ledger.Renewal;
import io.hearth.keystone.Ec2Credential;
import io.hearth.keystone.Token;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Carries a step out in Keystone and says what is known afterwards. Secrets are opened here, for
 * one call each.
 */
final class KeystoneSteps {
    private final StackDomain domain;
    private final DomainProjects projects;
    private final DomainUsers users;
    private final UserSources sources;
    private final DomainKeypairs keypairs;
    private final DomainTrusts trusts;
    private final Sealer sealer;

    KeystoneSteps(StackDomain domain, UserSources sources, DomainTrusts trusts, Sealer sealer) {
        this.domain = domain;
        this.projects = new DomainProjects(domain);
        this.users = new DomainUsers(domain);
        this.sources = sources;
        this.keypairs = new DomainKeypairs(domain);
        this.trusts = trusts;
        this.sealer = sealer;
    }

    /**
     * What is known once the call has been carried out; throws what Keystone or a guard says
     * against it.
     */
    Observed carryOut(Step.Call call, Identity identity) {
        Observed known = identity.observed();
        Observed learned =
                switch (call) {
                    case Step.MakeProject make -> known.withKeystoneId(makeProject(identity));
                    case Step.MakeUser make -> getUser(identity, make.projectId());
                    case Step.MakeTrustee make -> getUser(identity, null);
                    case Step.Entrust entrust ->
                            known.withTrustId(trusts.make(identity, entrust.userId()));
                    case Step.Equip equip -> {
                        equip(identity, equip.projectId(), equip.userId());
                        yield known;
                    }
                    case Step.MakeKeypair make -> {
                        makeKeypair(identity, make.projectId(), make.userId(), make.trustId());
                        Observed held = known.withKeystoneId(make.userId());
                        yield make.trustId() == null ? held : held.withTrustId(make.trustId());
                    }
                    case Step.LogIn logIn -> withToken(known, identity, logIn);
                    case Step.DisableUser disable -> {
                        sources.of(identity).disable(identity);
                        yield known;
                    }
                    case Step.EnableUser enable -> {
                        sources.of(identity).enable(identity, enable.projectId());
                        yield known;
                    }
                    case Step.WithdrawTrust withdraw -> {
                        trusts.remove(identity);
                        yield known.withTrustId(null);
                    }
                    case Step.RemoveKeypair remove -> {
                        removeKeypair(identity, remove.holder());
                        // nobody could make the former ones again
                        yield identity.isToRest() ? known.renewed() : known;
                    }
                    case Step.Revoke revoke -> {
                        revoke(identity, revoke.holder());
                        yield known.disarmed();
                    }
                    case Step.RemoveTrust remove -> {
                        trusts.remove(identity);
                        yield known;
                    }
                    case Step.RemoveUser remove -> {
                        sources.of(identity).giveUp(identity);
                        yield known;
                    }
                    case Step.RemoveProject remove -> {
                        projects.remove(
                                identity.keystoneId(),
                                identity.intent().name(),
                                domain.marker(identity));
                        yield known;
                    }
                };
        return learned.reached(Plan.reachedBy(call, identity));
    }

    private String makeProject(Identity identity) {
        return projects.make(identity.intent().name(), domain.marker(identity));
    }

    private Observed getUser(Identity identity, @Nullable String projectId) {
        return sources.of(identity)
                .get(
                        identity,
                        projectId,
                        open(identity, identity.password(), SealContext.PASSWORD));
    }

    /** Neither needs the other, so that neither waits for the other. */
    private void equip(Identity identity, String projectId, String userId) {
        if (identity.keypair() == null) {
            users.grantRole(projectId, userId);
            return;
        }
        CompletableFuture<Void> keypair =
                CompletableFuture.runAsync(
                        () -> makeKeypair(identity, projectId, userId, null),
                        task -> Thread.ofVirtual().name("keypair-" + identity.id()).start(task));
        try {
            users.grantRole(projectId, userId);
        } finally {
            // whatever becomes of the grant, no call is left under way
            keypair.handle((made, failure) -> made).join();
        }
        join(keypair);
    }

    private static void join(CompletableFuture<Void> call) {
        try {
            call.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }

    private void makeKeypair(
            Identity identity, String projectId, String userId, @Nullable String trustId) {
        Keypair keypair = requireNonNull(identity.keypair());
        Secret secretKey = open(identity, keypair.secretKey(), SealContext.SECRET_KEY);
        keypairs.make(
                new Ec2Credential(
                        keypair.credentialId(),
                        userId,
                        projectId,
                        keypair.accessKey(),
                        requireNonNull(secretKey),
                        trustId));
    }

    private Observed withToken(Observed known, Identity identity, Step.LogIn logIn) {
        Secret password = open(identity, identity.password(), SealContext.PASSWORD);
        Token token = users.logIn(logIn.userId(), requireNonNull(password), logIn.projectId());
        return known.withToken(
                sealer.seal(token.value(), context(identity, SealContext.TOKEN)),
                token.expiresAt());
    }

    /** Removes the keypairs that a renewal has left for a while, if their holder is there. */
    void retire(Identity identity, @Nullable Identity holder) {
        Renewal renewal = identity.observed().renewal();
        if (renewal != null && holder != null) {
            removeKeypairs(renewal.formerAccessKeys(), holder);
        }
    }

    /** A keypair is not its user's only one: of tokens that were got by it their end remains. */
    private void revoke(Identity identity, @Nullable Identity holder) {
        if (identity.kind().isUser()) {
            sources.of(identity)
                    .revoke(
                            identity,
                            open(identity, identity.password(), SealContext.PASSWORD),
                            () -> retire(identity, holder));
        } else {
            retire(identity, holder);
        }
    }

    private void removeKeypair(Identity identity, Identity holder) {
        removeKeypairs(identity.accessKeys(), holder);
    }

    /** The guard is the holder's: Keystone removes a user's keypairs with the user. */
    private void removeKeypairs(List<String> accessKeys, Identity holder) {
        if (accessKeys.isEmpty()) {
            return;
        }
        sources.of(holder)
                .ours(holder)
                .ifPresent(
                        user ->
                                keypairs.remove(
                                        user.id(),
                                        accessKeys.stream().map(CredentialId::of).toList()));
    }

    private @Nullable Secret open(Identity identity, @Nullable Sealed sealed, String field) {
        return sealed == null ? null : sealer.open(sealed, context(identity, field));
    }

    private static SealContext context(Identity identity, String field) {
        return new SealContext(identity.stack().id(), identity.resource(), field);
    }
}
