package io.hearth.stackapi.resource.nested;

import io.hearth.stackapi.resource.NestedTemplate;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.Template;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code AWS::CloudFormation::Stack}. Its template comes with the request, since this service
 * fetches nothing.
 */
@ApplicationScoped
class CloudFormationStack extends NestedResource {
    private static final String TEMPLATE_URL = "TemplateURL";
    private static final String TIMEOUT = "TimeoutInMinutes";
    private static final String PARAMETERS = "Parameters";
    private static final String OUTPUT = "Outputs.";

    @Override
    public String name() {
        return "AWS::CloudFormation::Stack";
    }

    @Override
    public String description() {
        return "A stack within the stack.";
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(
                TEMPLATE_URL,
                PropertySchema.of(
                                PropertyType.STRING,
                                "The name of the template among the request's files.")
                        .asRequired()
                        .asUpdatable());
        properties.put(
                TIMEOUT,
                PropertySchema.of(PropertyType.NUMBER, "Minutes that the stack may take.")
                        .asUpdatable());
        properties.put(
                PARAMETERS,
                PropertySchema.of(PropertyType.MAP, "The parameters of the stack.").asUpdatable());
        properties.put(
                "NotificationARNs",
                PropertySchema.of(PropertyType.LIST, "Not used.").asUpdatable());
        return properties;
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        return Map.of();
    }

    @Override
    public boolean hasAttribute(String attribute) {
        return attribute.startsWith(OUTPUT) || super.hasAttribute(attribute);
    }

    @Override
    public Optional<NestedTemplate> nested(
            Map<String, @Nullable Object> properties, Map<String, String> files) {
        if (!(properties.get(TEMPLATE_URL) instanceof String url)) {
            return Optional.empty(); // not known yet
        }
        String text = files.get(url);
        if (text == null) {
            throw StackException.invalid(
                    "Could not fetch remote template \"%s\": this server fetches nothing; send the template in 'files' under that name."
                            .formatted(url));
        }
        return Optional.of(
                nested(Template.parse(text), properties.get(PARAMETERS), properties.get(TIMEOUT)));
    }

    @Override
    protected NestedTemplate template(ResourceContext context) {
        Map<String, String> files = new LinkedHashMap<>();
        if (context.properties().get(TEMPLATE_URL) instanceof String url) {
            context.file(url).ifPresent(text -> files.put(url, text));
        }
        return nested(context.properties(), files)
                .orElseThrow(
                        () -> new IllegalStateException("A stack was made without a template."));
    }

    @Override
    public Object reference(ResourceContext context) {
        return identifier(context);
    }

    @Override
    protected boolean tells(Set<String> outputs, String attribute) {
        return attribute.startsWith(OUTPUT)
                && outputs.contains(attribute.substring(OUTPUT.length()));
    }

    @Override
    public @Nullable Object attribute(ResourceContext context, String attribute) {
        return output(context, attribute.substring(OUTPUT.length()));
    }

    @Override
    public Map<String, @Nullable Object> ownAttributes(ResourceContext context) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        outputs(context).forEach((name, value) -> shown.put(OUTPUT + name, value));
        return shown;
    }
}
