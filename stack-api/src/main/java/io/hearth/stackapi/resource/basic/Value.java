package io.hearth.stackapi.resource.basic;

import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.Change;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.template.parameter.Constraint;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code OS::Heat::Value}: gives a value a name. */
@ApplicationScoped
class Value implements ResourceType {
    private static final String VALUE = "value";
    private static final String TYPE = "type";

    @Override
    public String name() {
        return "OS::Heat::Value";
    }

    @Override
    public String description() {
        return "Gives its value as an attribute, so that one expression serves in several places.";
    }

    @Override
    public SupportStatus supportStatus() {
        return SupportStatus.since("7.0.0");
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(
                VALUE,
                PropertySchema.of(PropertyType.STRING, "What the value attribute gives.")
                        .asRequired()
                        .asUpdatable());
        properties.put(
                TYPE,
                PropertySchema.of(PropertyType.STRING, "The type of the value.")
                        .withConstraints(
                                new Constraint.AllowedValues(
                                        List.of(
                                                "string",
                                                "number",
                                                "comma_delimited_list",
                                                "json",
                                                "boolean"),
                                        null))
                        .asUpdatable());
        return properties;
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        return Map.of(VALUE, AttributeSchema.any("The value, of its type.").asSecret());
    }

    /** The value may be of any type, which schemas do not know. */
    @Override
    public boolean acceptsAnything() {
        return true;
    }

    @Override
    public Step create(ResourceContext context) {
        return Step.done(keep(Outcome.physicalId(context.resource().physicalName()), context));
    }

    @Override
    public Step update(ResourceContext context, Change change) {
        return Step.done(keep(Outcome.NOTHING, context));
    }

    @Override
    public boolean adoptable() {
        return true;
    }

    /** The value is the template's. */
    @Override
    public Outcome adopt(ResourceContext context, String physicalId, Map<String, String> data) {
        return keep(Outcome.physicalId(physicalId), context);
    }

    private static Outcome keep(Outcome outcome, ResourceContext context) {
        Object value = typed(context.properties().get(TYPE), context.properties().get(VALUE));
        return outcome.seal(VALUE, Secret.of(PlainJson.write(value)));
    }

    @Override
    public @Nullable Object attribute(ResourceContext context, String attribute) {
        return context.secret(VALUE).map(Secret::reveal).map(PlainJson::read).orElse(null);
    }

    private static @Nullable Object typed(@Nullable Object type, @Nullable Object value) {
        if (type == null || value == null) {
            return value;
        }
        return switch (String.valueOf(type)) {
            case "string" -> value instanceof String ? value : PlainJson.write(value);
            case "number" ->
                    value instanceof String text ? (Object) new BigDecimal(text.strip()) : value;
            case "boolean" ->
                    value instanceof String text
                            ? (Object)
                                    List.of("t", "true", "on", "y", "yes", "1")
                                            .contains(text.strip().toLowerCase(Locale.ROOT))
                            : value;
            case "comma_delimited_list" ->
                    value instanceof String text ? (Object) List.of(text.split(",", -1)) : value;
            case "json" -> value instanceof String text ? PlainJson.read(text) : value;
            default -> value;
        };
    }
}
