package io.hearth.testkit;

import io.hearth.contract.Binding;
import io.hearth.contract.Capability;
import io.hearth.contract.IdentityEvent.IdentityRevoked;
import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.Keypair;
import io.hearth.contract.MetadataEvent.MetadataPublished;
import io.hearth.contract.MetadataEvent.MetadataWithdrawn;
import io.hearth.contract.MetadataEvent.ResourceSummary;
import io.hearth.contract.SignalDialect;
import io.hearth.contract.StackEvent.ResourceStateChanged;
import io.hearth.contract.StackEvent.StackStateChanged;
import io.hearth.contract.StackRef;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The events of one stack that nobody else knows of. */
public final class TestStack {
    private final Sealer sealer = Sealer.fromFile(BackingServices.shared().keysetFile());
    private final StackRef ref;

    /**
     * @param ownerProjectId the project that owns the stack
     */
    public TestStack(String name, String ownerProjectId) {
        String id = UUID.randomUUID().toString();
        this.ref = new StackRef(id, name, id, ownerProjectId);
    }

    public StackRef ref() {
        return ref;
    }

    /** 32 hexadecimal digits, as Keystone's ids and access keys are. */
    public static String hexId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    public Binding binding(String resource, Capability capability) {
        return new Binding(ref.id(), resource, capability);
    }

    /** A resource's user with a keypair. */
    public UserReady userReady(String resource, TestIdentity identity, Binding... bindings) {
        return userReady(resource, identity, null, bindings);
    }

    /**
     * A resource's user with a keypair and a token.
     *
     * @param tokenEnd null for a user without a token
     */
    public UserReady userReady(
            String resource,
            TestIdentity identity,
            @Nullable Instant tokenEnd,
            Binding... bindings) {
        return new UserReady(
                ref,
                resource,
                1,
                identity.projectId(),
                identity.userId(),
                ref.name() + "-" + resource,
                null,
                new Keypair(
                        identity.accessKey(),
                        seal(resource, SealContext.SECRET_KEY, identity.secretKey()),
                        sha256(identity.accessKey())),
                tokenEnd == null ? null : seal(resource, SealContext.TOKEN, identity.token()),
                tokenEnd,
                Arrays.asList(bindings));
    }

    public IdentityRevoked revoked(String resource, TestIdentity identity) {
        return new IdentityRevoked(
                ref, resource, 1, identity.userId(), List.of(identity.accessKey()));
    }

    public MetadataPublished metadata(String resource, long version, String json) {
        return metadata(resource, version, json, null);
    }

    /**
     * @param creatorId who alone of the project may read it; null for every member
     */
    public MetadataPublished metadata(
            String resource, long version, String json, @Nullable String creatorId) {
        return new MetadataPublished(
                ref,
                resource,
                version,
                new ResourceSummary(
                        "OS::Heat::TestResource",
                        ref.name() + "-" + resource,
                        "CREATE_COMPLETE",
                        "state changed",
                        "",
                        Instant.parse("2026-11-21T04:17:34Z")),
                seal(resource, SealContext.METADATA, Secret.of(json)),
                creatorId,
                null);
    }

    /** The same of a server, which its physical id names. */
    public MetadataPublished server(String resource, long version, String json) {
        MetadataPublished plain = metadata(resource, version, json);
        return new MetadataPublished(
                plain.stack(),
                plain.resource(),
                plain.version(),
                plain.summary(),
                plain.document(),
                null,
                plain.summary().physicalResourceId());
    }

    public MetadataWithdrawn metadataWithdrawn(String resource, long version) {
        return new MetadataWithdrawn(ref, resource, version);
    }

    public ResourceStateChanged resource(
            String resource, String action, String status, long version, SignalDialect dialect) {
        return new ResourceStateChanged(
                ref,
                resource,
                "OS::Heat::TestResource",
                ref.name() + "-" + resource,
                action,
                status,
                "state changed",
                version,
                dialect);
    }

    public StackStateChanged state(String action, String status) {
        return new StackStateChanged(ref, action, status, "state changed");
    }

    public StackStateChanged state(String action, String status, List<String> tags) {
        return new StackStateChanged(ref, action, status, "state changed", tags);
    }

    /** Opens what a service has sealed, such as a signal's data. */
    public String open(Sealed sealed, String resource, String field) {
        return sealer.open(sealed, new SealContext(ref.id(), resource, field)).reveal();
    }

    private Sealed seal(String resource, String field, Secret text) {
        return sealer.seal(text, new SealContext(ref.id(), resource, field));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }
}
