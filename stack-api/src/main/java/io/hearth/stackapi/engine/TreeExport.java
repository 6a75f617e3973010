package io.hearth.stackapi.engine;

import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.StackStore;
import io.hearth.template.Template;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** One reading of a tree, each stack with those behind its resources. */
final class TreeExport {
    /** Characters of JSON that nested stacks are made from, which may be many times the root's. */
    private static final int MOST = 32 * 1024 * 1024;

    private final Mutiny.Session session;
    private final StackStore store;
    private final Blueprints blueprints;
    private final Surroundings surroundings;
    private int left = MOST;

    TreeExport(
            Mutiny.Session session,
            StackStore store,
            Blueprints blueprints,
            Surroundings surroundings) {
        this.session = session;
        this.store = store;
        this.blueprints = blueprints;
        this.surroundings = surroundings;
    }

    Uni<StackExport> root(Stack stack) {
        return blueprints
                .of(session, stack)
                .chain(blueprint -> of(stack, blueprint, blueprint.files()));
    }

    private Uni<StackExport> of(Stack stack, Blueprint blueprint, Map<String, String> files) {
        StackSource source =
                new StackSource(
                        Template.of(blueprint.template().document()),
                        blueprint.environment(),
                        files);
        return store.all(session, stack.id())
                .map(all -> new Scene(stack, all, blueprint, surroundings))
                .chain(this::resources)
                .map(resources -> new StackExport(stack, source, resources));
    }

    private Uni<List<ExportedResource>> resources(Scene scene) {
        return Multi.createFrom()
                .items(
                        scene.resources().stream()
                                .filter(one -> one.current() && !one.state().deleted()))
                .onItem()
                .transformToUniAndConcatenate(one -> resource(scene, one))
                .collect()
                .asList();
    }

    private Uni<ExportedResource> resource(Scene scene, Resource resource) {
        if (!resource.isStack()) {
            return Uni.createFrom()
                    .item(exported(scene, resource, data(scene, resource), Optional.empty()));
        }
        return store.find(session, resource.id())
                .map(found -> found.filter(stack -> !stack.state().deleted()))
                .chain(
                        found ->
                                found.isEmpty()
                                        ? none()
                                        : behind(found.get(), scene.blueprint().files()))
                .map(nested -> exported(scene, resource, Map.of(), nested));
    }

    /** Empty when nothing was made of it since its template is wrong. */
    private Uni<Optional<StackExport>> behind(Stack stack, Map<String, String> known) {
        return blueprints
                .of(session, stack)
                .map(Optional::of)
                .onFailure(WishReader::isRefusal)
                .recoverWithItem(Optional.empty())
                .chain(
                        blueprint ->
                                blueprint.isEmpty()
                                        ? none()
                                        : nested(stack, blueprint.get(), known).map(Optional::of));
    }

    /** Most of its files it has from the root. */
    private Uni<StackExport> nested(Stack stack, Blueprint blueprint, Map<String, String> known) {
        left -= PlainJson.write(blueprint.template().document()).length();
        left -= PlainJson.write(blueprint.environment().shown()).length();
        if (left < 0) {
            throw StackException.overLimit(
                    "Request limit exceeded: templates and environments of the nested stacks are"
                            + " too large to be told at once.");
        }
        Map<String, String> own = new HashMap<>(blueprint.files());
        own.entrySet().removeAll(known.entrySet());
        return of(stack, blueprint, own);
    }

    private static Uni<Optional<StackExport>> none() {
        return Uni.createFrom().item(Optional.empty());
    }

    private static ExportedResource exported(
            Scene scene,
            Resource resource,
            Map<String, String> data,
            Optional<StackExport> nested) {
        return new ExportedResource(resource, metadata(scene, resource), data, nested.orElse(null));
    }

    /** The credential of a server stays here. */
    private static Map<String, @Nullable Object> metadata(Scene scene, Resource resource) {
        SceneContext context = new SceneContext(scene, resource);
        return context.type().isServer()
                ? context.frozen().orElse(Frozen.NOTHING).metadata()
                : context.document();
    }

    /** The secrets of what nobody can take over stay here. */
    private static Map<String, String> data(Scene scene, Resource resource) {
        Map<String, String> data = new HashMap<>(resource.substance().data());
        ResourceTypes types = scene.surroundings().types();
        if (types.named(resource.nativeType()).adoptable()) {
            Sealer sealer = scene.surroundings().sealer();
            for (Map.Entry<String, Sealed> secret : resource.substance().secrets().entrySet()) {
                data.put(
                        secret.getKey(),
                        sealer.open(
                                        secret.getValue(),
                                        SceneContext.sealContext(resource, secret.getKey()))
                                .reveal());
            }
        }
        return data;
    }
}
