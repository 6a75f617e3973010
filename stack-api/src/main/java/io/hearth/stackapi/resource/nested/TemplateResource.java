package io.hearth.stackapi.resource.nested;

import static java.util.Objects.requireNonNull;

import io.hearth.stackapi.resource.NestedTemplate;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.template.Template;
import io.hearth.template.error.TemplateException;
import io.hearth.template.expression.AttributePath;
import io.hearth.template.parameter.ParameterType;
import io.hearth.template.property.PropertySchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resource whose type is a template: its properties are the template's parameters, its attributes
 * the template's outputs.
 */
public final class TemplateResource extends NestedResource {
    /** What is stored of such a resource's type, whichever template it is. */
    static final String NAME = "Template";

    private final Template template;
    private final String file;
    private final List<String> entry;

    /** The output that stands for the resource where it is referred to. */
    private static final String STACK_ID = "OS::stack_id";

    private final Map<String, PropertySchema> properties;
    private final Map<String, AttributeSchema> attributes;

    /**
     * @param file the template's name among the files
     * @param entry where the environment's registry names the template
     * @param defaulted the parameters to which the environment gives a default
     */
    public TemplateResource(
            Template template, String file, List<String> entry, Set<String> defaulted) {
        this.file = file;
        this.template = template;
        this.entry = List.copyOf(entry);
        this.properties = ParameterProperties.of(template, defaulted);
        this.attributes = new LinkedHashMap<>();
        template.outputs()
                .forEach(
                        (name, output) ->
                                attributes.put(name, AttributeSchema.any(output.description())));
    }

    /**
     * @param facade the type that there is without this template
     * @param named by the resource
     * @throws io.hearth.stackapi.stack.StackException StackValidationFailed when it cannot stand
     *     for that type
     */
    public void checkAgainst(ResourceType facade, String named) {
        new FacadeCheck(facade, named, this).run();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return template.description();
    }

    @Override
    public String templateName() {
        return file;
    }

    @Override
    public boolean offered() {
        return false;
    }

    @Override
    public Map<String, PropertySchema> properties() {
        return properties;
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        return attributes;
    }

    @Override
    public Optional<NestedTemplate> nested(
            Map<String, @Nullable Object> given, Map<String, String> files) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>(given);
        template.parameters()
                .forEach(
                        (name, schema) -> {
                            if (schema.type() == ParameterType.JSON && given.containsKey(name)) {
                                parameters.computeIfAbsent(name, empty -> Map.of());
                            }
                        });
        parameters.values().removeIf(value -> value == null);
        return Optional.of(new NestedTemplate(template, parameters, entry, null));
    }

    @Override
    protected NestedTemplate template(ResourceContext context) {
        return requireNonNull(nested(context.properties(), Map.of()).orElse(null));
    }

    @Override
    public @Nullable Object reference(ResourceContext context) {
        return standingFor(context);
    }

    @Override
    protected boolean tells(Set<String> outputs, String attribute) {
        return told(outputs, attribute);
    }

    @Override
    public boolean refersToCreatorOnly(ResourceContext context) {
        return standsFor(creatorOnly(context));
    }

    /** What the template gives out for it, as though it were one resource and no stack. */
    static @Nullable Object standingFor(ResourceContext context) {
        Map<String, @Nullable Object> outputs = outputs(context);
        return outputs.containsKey(STACK_ID) ? outputs.get(STACK_ID) : identifier(context);
    }

    /** Whether an attribute is one of these outputs, or of what is inside and remembered so. */
    static boolean told(Set<String> outputs, String attribute) {
        return outputs.contains(Inner.of(attribute).map(Inner::key).orElse(attribute));
    }

    /** Whether one of these outputs stands for the resource where it is referred to. */
    static boolean standsFor(Set<String> outputs) {
        return outputs.contains(STACK_ID);
    }

    /** What is inside can be asked for, too: {@code resource.<name>.<attribute>}. */
    @Override
    public boolean hasAttribute(String attribute) {
        return super.hasAttribute(attribute)
                || Inner.of(attribute)
                        .filter(inner -> template.resources().containsKey(inner.resource()))
                        .isPresent();
    }

    /** Any, as in Heat: an update may bring another file under the same name. */
    @Override
    public boolean mayHaveAttribute(String attribute) {
        return true;
    }

    @Override
    public @Nullable Object attribute(
            ResourceContext context, String attribute, List<Object> path) {
        return told(context, attribute, path);
    }

    /** What an output, or a resource inside, tells; null as long as it was never complete. */
    static @Nullable Object told(ResourceContext context, String attribute, List<Object> path) {
        Optional<Inner> inner = Inner.of(attribute);
        return inner.isPresent()
                ? inner.get().with(path).of(outputs(context))
                : AttributePath.select(told(context, attribute), path);
    }

    private static @Nullable Object told(ResourceContext context, String attribute) {
        Object told = output(context, attribute);
        if (told == null && wasComplete(context) && !outputs(context).containsKey(attribute)) {
            throw TemplateException.unknownAttribute(context.resource().name(), attribute);
        }
        return told;
    }

    @Override
    public @Nullable Object attribute(ResourceContext context, String attribute) {
        return output(context, attribute);
    }
}
