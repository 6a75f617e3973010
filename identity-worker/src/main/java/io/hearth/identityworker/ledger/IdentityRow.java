package io.hearth.identityworker.ledger;

import io.hearth.contract.Keypair;
import io.hearth.contract.StackRef;
import io.hearth.contract.seal.Sealed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An {@link Identity} as the database keeps it. */
@Entity
@Table(name = "identity")
class IdentityRow {
    @Id private UUID id;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "root_id")
    private String rootId;

    @Column(name = "stack_id")
    private String stackId;

    @Column(name = "stack_name")
    private String stackName;

    @Column(name = "owner_project_id")
    private String ownerProjectId;

    private String resource;
    private long generation;

    @Enumerated(EnumType.STRING)
    private Desired desired;

    @Column(name = "unwanted_at")
    private @Nullable Instant unwantedAt;

    private String name;

    @Column(name = "user_resource")
    private @Nullable String userResource;

    private @Nullable String password;

    @Column(name = "access_key")
    private @Nullable String accessKey;

    @Column(name = "secret_key")
    private @Nullable String secretKey;

    @Column(name = "wants_token")
    private boolean wantsToken;

    private String bindings;
    private @Nullable String delegation;

    @Column(name = "owner_trust")
    private @Nullable String ownerTrust;

    @Enumerated(EnumType.STRING)
    private Account account;

    @Enumerated(EnumType.STRING)
    private Phase phase;

    @Column(name = "keystone_id")
    private @Nullable String keystoneId;

    @Column(name = "trust_id")
    private @Nullable String trustId;

    private @Nullable String token;

    @Column(name = "token_expires_at")
    private @Nullable Instant tokenExpiresAt;

    /** The database has the first moment. */
    @Column(name = "keyed_at", insertable = false)
    private @Nullable Instant keyedAt;

    @Column(name = "former_keys")
    private @Nullable String formerKeys;

    @Column(name = "former_until")
    private @Nullable Instant formerUntil;

    @Column(name = "check_wanted")
    private boolean checkWanted;

    private int attempts;

    @Column(name = "next_try_at")
    private Instant nextTryAt;

    @Column(name = "last_error")
    private @Nullable String lastError;

    @Column(name = "user_name")
    private @Nullable String userName;

    private @Nullable Long lease;

    /** Of an abandoned stack: until when it can be taken back. */
    @Column(name = "retained_until", insertable = false)
    private @Nullable Instant retainedUntil;

    private int version;

    @Column(insertable = false, updatable = false)
    private boolean settled;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected IdentityRow() {}

    IdentityRow(Identity identity) {
        Intent intent = identity.intent();
        Keypair keypair = intent.keypair();
        id = identity.id();
        kind = identity.kind();
        rootId = identity.stack().rootId();
        stackId = identity.stack().id();
        stackName = identity.stack().name();
        ownerProjectId = identity.stack().projectId();
        resource = identity.resource();
        generation = identity.generation();
        name = intent.name();
        userResource = intent.userResource();
        password = text(intent.password());
        accessKey = keypair == null ? null : keypair.accessKey();
        secretKey = keypair == null ? null : keypair.secretKey().ciphertext();
        wantsToken = intent.token();
        bindings = LedgerJson.of(intent.bindings());
        Intent.Trusted trusted = intent.trusted();
        delegation = trusted == null ? null : LedgerJson.of(trusted.delegation());
        ownerTrust = trusted == null ? null : text(trusted.source());
        account = intent.account();
        desired = identity.desired();
        unwantedAt = identity.unwantedAt();
        Observed observed = identity.observed();
        phase = observed.phase();
        keystoneId = observed.keystoneId();
        trustId = observed.trustId();
        token = text(observed.token());
        tokenExpiresAt = observed.tokenExpiresAt();
        Renewal renewal = observed.renewal();
        formerKeys = formerKeys(renewal);
        formerUntil = renewal == null ? null : renewal.until();
        checkWanted = observed.checkWanted();
        attempts = observed.attempts();
        nextTryAt = observed.nextTryAt();
        lastError = observed.lastError();
        Tenancy tenancy = observed.tenancy();
        userName = tenancy == null ? null : tenancy.userName();
        lease = tenancy == null ? null : tenancy.lease();
        version = identity.version();
    }

    Identity toIdentity() {
        return new Identity(
                id,
                kind,
                new StackRef(stackId, stackName, rootId, ownerProjectId),
                resource,
                generation,
                desired,
                unwantedAt,
                new Intent(
                        name,
                        userResource,
                        sealed(password),
                        keypair(),
                        wantsToken,
                        LedgerJson.bindings(bindings),
                        trusted(),
                        account),
                new Observed(
                        phase,
                        keystoneId,
                        trustId,
                        sealed(token),
                        tokenExpiresAt,
                        renewal(),
                        checkWanted,
                        attempts,
                        nextTryAt,
                        lastError,
                        userName == null ? null : new Tenancy(userName, lease)),
                version);
    }

    private @Nullable Keypair keypair() {
        return accessKey == null || secretKey == null
                ? null
                : new Keypair(accessKey, new Sealed(secretKey), CredentialId.of(accessKey));
    }

    private @Nullable Renewal renewal() {
        return formerUntil == null || formerKeys == null
                ? null
                : new Renewal(LedgerJson.texts(formerKeys), formerUntil);
    }

    /** As the column has them. */
    static @Nullable String formerKeys(@Nullable Renewal renewal) {
        return renewal == null ? null : LedgerJson.of(renewal.formerAccessKeys());
    }

    private Intent.@Nullable Trusted trusted() {
        return delegation == null
                ? null
                : new Intent.Trusted(LedgerJson.delegation(delegation), sealed(ownerTrust));
    }

    private static @Nullable Sealed sealed(@Nullable String ciphertext) {
        return ciphertext == null ? null : new Sealed(ciphertext);
    }

    private static @Nullable String text(@Nullable Sealed sealed) {
        return sealed == null ? null : sealed.ciphertext();
    }
}
