package io.hearth.stackapi.resource.nested;

import io.hearth.stackapi.resource.Addresses;
import io.hearth.stackapi.resource.Change;
import io.hearth.stackapi.resource.NestedTemplate;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.Template;
import io.hearth.template.error.TemplateException;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Heat::Stack}, in the region that this service is in. */
@ApplicationScoped
class RegionStack extends NestedResource {
    private static final String CONTEXT = "context";
    private static final String REGION = "region_name";
    private static final String CREDENTIAL = "credential_secret_id";
    private static final String TEMPLATE = "template";
    private static final String TIMEOUT = "timeout";
    private static final String PARAMETERS = "parameters";
    private static final String STACK_NAME = "stack_name";
    private static final String OUTPUTS = "outputs";

    private final Addresses addresses;

    RegionStack(Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public String name() {
        return "OS::Heat::Stack";
    }

    @Override
    public String description() {
        return "A stack of a template that the resource holds, in the same region.";
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(
                CONTEXT,
                PropertySchema.of(PropertyType.MAP, "Where the stack is made.")
                        .withKeys(contextProperties())
                        .asUpdatable());
        properties.put(
                TEMPLATE,
                PropertySchema.of(PropertyType.STRING, "The template of the stack, as text.")
                        .asRequired()
                        .asUpdatable());
        properties.put(
                TIMEOUT,
                PropertySchema.of(PropertyType.INTEGER, "Minutes that the stack may take.")
                        .asUpdatable());
        properties.put(
                PARAMETERS,
                PropertySchema.of(PropertyType.MAP, "The parameters of the stack.")
                        .withDefault(Map.of())
                        .asUpdatable());
        return properties;
    }

    private static Map<String, PropertySchema> contextProperties() {
        Map<String, PropertySchema> keys = new LinkedHashMap<>();
        keys.put(REGION, PropertySchema.of(PropertyType.STRING, "The region of the stack."));
        keys.put(
                CREDENTIAL,
                PropertySchema.of(
                                PropertyType.STRING,
                                "The secret with what another cloud asks for; not here.")
                        .asUpdatable());
        keys.put(
                "ca_cert",
                PropertySchema.of(PropertyType.STRING, "Not used within a region.").asUpdatable());
        keys.put(
                "insecure",
                PropertySchema.of(PropertyType.BOOLEAN, "Not used within a region.")
                        .withDefault(false)
                        .asUpdatable());
        return keys;
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        return Map.of(
                STACK_NAME, AttributeSchema.text("The name of the stack."),
                OUTPUTS, AttributeSchema.map("The outputs of the stack."));
    }

    @Override
    public void validate(
            String resource, Map<String, @Nullable Object> properties, Set<String> names) {
        if (!(properties.get(CONTEXT) instanceof Map<?, ?> context)) {
            return;
        }
        if (context.get(CREDENTIAL) != null) {
            throw unreachable("remote cloud", "the secrets of other clouds are not read");
        }
        if (context.get(REGION) instanceof String region && !region.equals(addresses.region())) {
            throw unreachable(
                    "region \"%s\"".formatted(region),
                    "public endpoint for orchestration service in %s region not found"
                            .formatted(region));
        }
    }

    private static StackException unreachable(String location, String reason) {
        return StackException.invalid(
                "Cannot establish connection to Heat endpoint at %s due to \"%s\""
                        .formatted(location, reason));
    }

    @Override
    public Optional<NestedTemplate> nested(
            Map<String, @Nullable Object> properties, Map<String, String> files) {
        if (!(properties.get(TEMPLATE) instanceof String text)) {
            return Optional.empty(); // not known yet
        }
        return Optional.of(
                nested(parse(text), properties.get(PARAMETERS), properties.get(TIMEOUT)));
    }

    private Template parse(String text) {
        try {
            return Template.parse(text);
        } catch (TemplateException wrong) {
            throw StackException.invalid(
                    "Failed validating stack template using Heat endpoint at region \"%s\" due to \"ERROR: %s\""
                            .formatted(addresses.region(), wrong.getMessage()));
        }
    }

    @Override
    protected NestedTemplate template(ResourceContext context) {
        return nested(context.properties(), Map.of())
                .orElseThrow(
                        () -> new IllegalStateException("A stack was made without a template."));
    }

    /** A stack does not move to another region. */
    @Override
    public boolean replacedBy(ResourceContext context, Change change) {
        return !Objects.equals(region(change.before()), region(context.properties()));
    }

    private static @Nullable Object region(Map<String, @Nullable Object> properties) {
        return properties.get(CONTEXT) instanceof Map<?, ?> context ? context.get(REGION) : null;
    }

    @Override
    protected boolean tells(Set<String> outputs, String attribute) {
        return attribute.equals(OUTPUTS) && !outputs.isEmpty();
    }

    @Override
    public @Nullable Object attribute(ResourceContext context, String attribute) {
        return attribute.equals(STACK_NAME) ? context.resource().physicalName() : outputs(context);
    }
}
