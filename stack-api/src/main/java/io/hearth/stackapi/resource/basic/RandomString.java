package io.hearth.stackapi.resource.basic;

import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.parameter.Constraint;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** {@code OS::Heat::RandomString}: a random text, kept sealed. */
@ApplicationScoped
class RandomString implements ResourceType {
    private static final int LONGEST = 512;
    private static final String LENGTH = "length";
    private static final String CLASSES = "character_classes";
    private static final String SEQUENCES = "character_sequences";
    private static final String VALUE = "value";

    private static final String LOWERCASE = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPERCASE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";
    private static final Map<String, String> CHARACTERS =
            Map.of(
                    "lowercase",
                    LOWERCASE,
                    "uppercase",
                    UPPERCASE,
                    "letters",
                    LOWERCASE + UPPERCASE,
                    "digits",
                    DIGITS,
                    "lettersdigits",
                    LOWERCASE + UPPERCASE + DIGITS,
                    "hexdigits",
                    DIGITS + "ABCDEF",
                    "octdigits",
                    "01234567",
                    "punctuation",
                    "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
                    "whitespace",
                    " \t\n\r\u000b\f");

    /** A part of the text: characters or sequences to pick from, and how many at least. */
    private record Part(List<String> choices, int minimum) {}

    @Override
    public String name() {
        return "OS::Heat::RandomString";
    }

    @Override
    public String description() {
        return "A random text, for passwords and other secrets.";
    }

    @Override
    public SupportStatus supportStatus() {
        return SupportStatus.since("2014.1");
    }

    @Override
    public Map<String, PropertySchema> properties() {
        PropertySchema minimum =
                PropertySchema.of(PropertyType.INTEGER, "How many at least.")
                        .withDefault(1L)
                        .withConstraints(
                                new Constraint.Range(
                                        BigDecimal.ONE, BigDecimal.valueOf(512), null));
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(
                LENGTH,
                PropertySchema.of(PropertyType.INTEGER, "The number of characters.")
                        .withDefault(32L)
                        .withConstraints(
                                new Constraint.Range(
                                        BigDecimal.ONE, BigDecimal.valueOf(512), null)));
        properties.put(
                CLASSES,
                PropertySchema.of(PropertyType.LIST, "Classes of characters to pick from.")
                        .withItems(
                                PropertySchema.of(PropertyType.MAP, "A class.")
                                        .withKeys(
                                                Map.of(
                                                        "class",
                                                        PropertySchema.of(
                                                                        PropertyType.STRING,
                                                                        "Its name.")
                                                                .withDefault("lettersdigits")
                                                                .withConstraints(
                                                                        new Constraint
                                                                                .AllowedValues(
                                                                                CHARACTERS
                                                                                        .keySet()
                                                                                        .stream()
                                                                                        .sorted()
                                                                                        .map(
                                                                                                Object
                                                                                                                .class
                                                                                                        ::cast)
                                                                                        .toList(),
                                                                                null)),
                                                        "min",
                                                        minimum))));
        properties.put(
                SEQUENCES,
                PropertySchema.of(PropertyType.LIST, "Sequences of characters to pick from.")
                        .withItems(
                                PropertySchema.of(PropertyType.MAP, "A sequence.")
                                        .withKeys(
                                                Map.of(
                                                        "sequence",
                                                        PropertySchema.of(
                                                                        PropertyType.STRING,
                                                                        "Its characters.")
                                                                .asRequired(),
                                                        "min",
                                                        minimum))));
        properties.put(
                "salt",
                PropertySchema.of(PropertyType.STRING, "A change of it makes another text."));
        return properties;
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        return Map.of(VALUE, AttributeSchema.text("The random text.").asSecret());
    }

    @Override
    public void validate(
            String resource, Map<String, @Nullable Object> properties, Set<String> names) {
        int needed = parts(properties).stream().mapToInt(Part::minimum).sum();
        if (properties.get(LENGTH) instanceof Number length && length.intValue() < needed) {
            throw StackException.invalid(
                    "Length property cannot be smaller than combined character class and character sequence minimums");
        }
    }

    @Override
    public Step create(ResourceContext context) {
        int length = Integer.parseInt(String.valueOf(context.properties().get(LENGTH)));
        return Step.done(
                Outcome.physicalId(context.resource().physicalName())
                        .seal(
                                VALUE,
                                Secret.of(
                                        generate(
                                                parts(context.properties()),
                                                length,
                                                context.random()))));
    }

    @Override
    public boolean adoptable() {
        return true;
    }

    @Override
    public Outcome adopt(ResourceContext context, String physicalId, Map<String, String> data) {
        String value = data.get(VALUE);
        if (value == null || value.isEmpty() || value.length() > LONGEST) {
            throw StackException.invalid(
                    "The 'resource_data' of %s needs a 'value' of 1 to %d characters."
                            .formatted(context.resource().name(), LONGEST));
        }
        return Outcome.physicalId(physicalId).seal(VALUE, Secret.of(value));
    }

    @Override
    public boolean referenceIsSecret() {
        return true;
    }

    @Override
    public @Nullable Object reference(ResourceContext context) {
        return value(context).orElse(context.resource().name());
    }

    @Override
    public @Nullable Object attribute(ResourceContext context, String attribute) {
        return value(context).orElse(null);
    }

    private static Optional<String> value(ResourceContext context) {
        return context.secret(VALUE).map(Secret::reveal);
    }

    /** First what each part needs at least, then any characters up to the length, all shuffled. */
    static String generate(List<Part> parts, int length, RandomGenerator random) {
        List<String> picked = new ArrayList<>();
        for (Part part : parts) {
            for (int i = 0; i < part.minimum(); i++) {
                picked.add(part.choices().get(random.nextInt(part.choices().size())));
            }
        }
        while (picked.size() < length) {
            Part part = parts.get(random.nextInt(parts.size()));
            picked.add(part.choices().get(random.nextInt(part.choices().size())));
        }
        Collections.shuffle(picked, random);
        return String.join("", picked);
    }

    private static List<Part> parts(Map<String, @Nullable Object> properties) {
        List<Part> parts = new ArrayList<>();
        if (properties.get(CLASSES) instanceof List<?> classes) {
            for (Object item : classes) {
                if (item instanceof Map<?, ?> map) {
                    String name = String.valueOf(map.get("class"));
                    parts.add(part(CHARACTERS.getOrDefault(name, DIGITS), map));
                }
            }
        }
        if (properties.get(SEQUENCES) instanceof List<?> sequences) {
            for (Object item : sequences) {
                if (item instanceof Map<?, ?> map) {
                    parts.add(part(String.valueOf(map.get("sequence")), map));
                }
            }
        }
        return parts.isEmpty()
                ? List.of(part(LOWERCASE + UPPERCASE + DIGITS, Map.of("min", 1)))
                : parts;
    }

    private static Part part(String characters, Map<?, ?> map) {
        int minimum = map.get("min") instanceof Number number ? number.intValue() : 1;
        return new Part(characters.chars().mapToObj(Character::toString).toList(), minimum);
    }
}
