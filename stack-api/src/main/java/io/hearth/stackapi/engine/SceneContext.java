package io.hearth.stackapi.engine;

import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.Addresses;
import io.hearth.stackapi.resource.DeploymentGround;
import io.hearth.stackapi.resource.NestedOutcome;
import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.template.property.PropertyValues;
import io.hearth.template.version.Dialect;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A resource in its {@link Scene}. Secrets are opened when they are asked for, and not kept. */
final class SceneContext implements ResourceContext {
    private final Scene scene;
    private final Resource resource;
    private @Nullable Map<String, @Nullable Object> properties;

    SceneContext(Scene scene, Resource resource) {
        this.scene = scene;
        this.resource = resource;
    }

    @Override
    public Stack stack() {
        return scene.stack();
    }

    @Override
    public Resource resource() {
        return resource;
    }

    @Override
    public ResourceType type() {
        return scene.surroundings().types().named(resource.nativeType());
    }

    @Override
    public Map<String, @Nullable Object> properties() {
        if (properties == null) {
            properties = frozen().map(Frozen::properties).orElse(Map.of());
        }
        return properties;
    }

    @Override
    public Map<String, @Nullable Object> updatePolicy() {
        return PropertyValues.checkUpdatePolicy(
                Dialect.HOT,
                resource.name(),
                type().updatePolicy(),
                frozen().map(Frozen::updatePolicy).orElse(Map.of()));
    }

    @Override
    public Map<String, @Nullable Object> document() {
        Sealed document = resource.substance().document();
        return document == null
                ? Map.of()
                : PlainJson.readObject(open(document, SealContext.METADATA).reveal());
    }

    @Override
    public Optional<Secret> secret(String key) {
        return Optional.ofNullable(resource.substance().secrets().get(key))
                .map(ciphertext -> open(ciphertext, key));
    }

    @Override
    public Optional<ResourceContext> peer(String name) {
        return scene.find(name).map(scene::context);
    }

    @Override
    public Optional<ResourceContext> peerWithReference(@Nullable Object reference) {
        return resource.requires().stream()
                .map(this::peer)
                .flatMap(Optional::stream)
                .filter(peer -> Objects.equals(peer.reference(), reference))
                .findFirst();
    }

    @Override
    public Optional<String> file(String name) {
        return Optional.ofNullable(scene.blueprint().files().get(name));
    }

    @Override
    public Optional<NestedOutcome> nested() {
        return scene.nested(resource);
    }

    @Override
    public Optional<DeploymentGround> ground() {
        return scene.ground(resource);
    }

    @Override
    public Instant now() {
        return scene.surroundings().now();
    }

    @Override
    public RandomGenerator random() {
        return scene.surroundings().random();
    }

    @Override
    public Addresses addresses() {
        return scene.surroundings().addresses();
    }

    /** What the resource was last made or updated from; empty before it has begun. */
    Optional<Frozen> frozen() {
        return Optional.ofNullable(resource.definition().frozen())
                .map(ciphertext -> Frozen.read(open(ciphertext, SealContext.DEFINITION).reveal()));
    }

    private Secret open(Sealed ciphertext, String field) {
        return scene.surroundings().sealer().open(ciphertext, sealContext(resource, field));
    }

    static SealContext sealContext(Resource resource, String field) {
        return new SealContext(resource.stackId(), resource.name(), field);
    }
}
