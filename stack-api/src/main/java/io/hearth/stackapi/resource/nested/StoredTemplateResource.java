package io.hearth.stackapi.resource.nested;

import io.hearth.stackapi.resource.NestedTemplate;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.template.property.PropertySchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a stored {@link TemplateResource} still is while its template is not at hand. */
@ApplicationScoped
class StoredTemplateResource extends NestedResource {
    @Override
    public String name() {
        return TemplateResource.NAME;
    }

    @Override
    public String description() {
        return "A resource whose type is a template.";
    }

    @Override
    public boolean offered() {
        return false;
    }

    @Override
    public Map<String, PropertySchema> properties() {
        return Map.of();
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        return Map.of();
    }

    @Override
    public boolean acceptsAnything() {
        return true;
    }

    @Override
    protected NestedTemplate template(ResourceContext context) {
        throw new IllegalStateException("The template of a nested stack is not at hand.");
    }

    @Override
    public @Nullable Object reference(ResourceContext context) {
        return TemplateResource.standingFor(context);
    }

    @Override
    protected boolean tells(Set<String> outputs, String attribute) {
        return TemplateResource.told(outputs, attribute);
    }

    @Override
    public boolean refersToCreatorOnly(ResourceContext context) {
        return TemplateResource.standsFor(creatorOnly(context));
    }

    @Override
    public @Nullable Object attribute(
            ResourceContext context, String attribute, List<Object> path) {
        return TemplateResource.told(context, attribute, path);
    }

    @Override
    public @Nullable Object attribute(ResourceContext context, String attribute) {
        return output(context, attribute);
    }

    @Override
    public Map<String, @Nullable Object> ownAttributes(ResourceContext context) {
        Map<String, @Nullable Object> own = new LinkedHashMap<>(outputs(context));
        own.keySet().removeIf(name -> Inner.of(name).isPresent());
        return own;
    }
}
