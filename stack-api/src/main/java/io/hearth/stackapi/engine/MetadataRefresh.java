package io.hearth.stackapi.engine;

import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.StackException;
import io.hearth.stackapi.stack.Status;
import io.hearth.template.ResourceDefinition;
import io.hearth.template.error.TemplateException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps metadata that tells of another resource up to date when that one changes without an update,
 * such as a balancer's list of the members of a group that is scaled.
 */
final class MetadataRefresh {
    private final Draft draft;

    MetadataRefresh(Draft draft) {
        this.draft = draft;
    }

    void after(Resource changed) {
        for (String reader : changed.requiredBy()) {
            draft.scene()
                    .find(reader)
                    .filter(this::stands)
                    .filter(resource -> tellsOf(changed, resource))
                    .ifPresent(this::refresh);
        }
    }

    /** An update under way resolves the metadata itself when it comes to the resource. */
    private boolean stands(Resource resource) {
        return resource.begun()
                && resource.state().status() == Status.COMPLETE
                && resource.state().action() != Action.DELETE
                && resource.lineage().epoch() == draft.stack().plan().epoch()
                && draft.scene().blueprint().layout().has(resource.name());
    }

    private boolean tellsOf(Resource changed, Resource reader) {
        return draft.scene()
                .definition(reader.name())
                .metadata()
                .resources()
                .contains(changed.name());
    }

    private void refresh(Resource resource) {
        Frozen made = new SceneContext(draft.scene(), resource).frozen().orElse(Frozen.NOTHING);
        Optional<Frozen> now = resolved(resource, made);
        if (now.isEmpty() || now.get().metadata().equals(made.metadata())) {
            return;
        }
        Map<String, @Nullable Object> document = draft.context(resource).document();
        ResourceType type = draft.type(resource);
        Resource told = draft.made(resource, type, now.get());
        draft.republish(
                document.equals(shown(resource, type, made))
                        ? draft.withMetadata(told, type, now.get())
                        : told); // signals have made another document of it
    }

    /** What the document was made as, as it is read again. */
    private Map<String, @Nullable Object> shown(Resource resource, ResourceType type, Frozen made) {
        return PlainJson.readObject(
                PlainJson.write(type.document(draft.context(resource), made.metadata())));
    }

    /** What cannot be resolved now, or is too large, leaves the metadata as it is. */
    private Optional<Frozen> resolved(Resource resource, Frozen made) {
        Scene scene = draft.scene();
        ResourceDefinition definition = scene.definition(resource.name());
        try {
            return Optional.of(made.with(Frozen.metadata(scene, scene.resolver(), definition)));
        } catch (TemplateException | StackException wrong) {
            return Optional.empty();
        }
    }
}
