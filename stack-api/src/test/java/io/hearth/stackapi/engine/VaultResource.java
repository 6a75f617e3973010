package io.hearth.stackapi.engine;

import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type with a secret and an open attribute; it fails when its value begins with {@code fail}. */
final class VaultResource implements ResourceType {
    static final String TYPE = "Test::Vault";
    static final String SECRET = "the-secret";

    private static final String VALUE = "value";

    @Override
    public String name() {
        return TYPE;
    }

    @Override
    public String description() {
        return "Keeps a secret.";
    }

    @Override
    public Map<String, PropertySchema> properties() {
        return Map.of(VALUE, PropertySchema.of(PropertyType.STRING, "").asUpdatable());
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        return Map.of(
                "secret", AttributeSchema.text("").asSecret(),
                "address", AttributeSchema.text(""));
    }

    @Override
    public Step create(ResourceContext context) {
        String value = String.valueOf(context.properties().get(VALUE));
        return value.startsWith("fail")
                ? Step.failed("ValueError", "cannot keep " + value)
                : Step.done(Outcome.physicalId(context.resource().physicalName()));
    }

    @Override
    public @Nullable Object attribute(ResourceContext context, String attribute) {
        return attribute.equals("secret") ? SECRET : "an-address";
    }
}
