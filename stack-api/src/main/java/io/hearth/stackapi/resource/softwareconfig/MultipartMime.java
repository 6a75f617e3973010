package io.hearth.stackapi.resource.softwareconfig;

import io.hearth.stackapi.deployment.config.ConfigContent;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.mime.MimeMessage;
import io.hearth.stackapi.resource.mime.MimePart;
import io.hearth.stackapi.resource.mime.MimeReader;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.parameter.Constraint;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code OS::Heat::MultipartMime}: several configs as one MIME message. */
@ApplicationScoped
non-sealed class MultipartMime extends ConfigResource {
    private static final String PARTS = "parts";
    private static final String FILENAME = "filename";
    private static final String TYPE = "type";
    private static final String SUBTYPE = "subtype";
    private static final String TEXT = "text";
    private static final String MULTIPART = "multipart";
    private static final Pattern ID =
            Pattern.compile("\\p{XDigit}{8}-?(?:\\p{XDigit}{4}-?){3}\\p{XDigit}{12}");

    @Override
    public String name() {
        return "OS::Heat::MultipartMime";
    }

    @Override
    public String description() {
        return "Texts and other configs as one multi-part MIME message, for the user data of"
                + " servers.";
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(ConfigProperties.GROUP, ConfigProperties.group());
        properties.put(
                PARTS,
                PropertySchema.of(PropertyType.LIST, "The parts of the message.")
                        .withItems(PropertySchema.of(PropertyType.MAP, "A part.").withKeys(keys()))
                        .withDefault(List.of()));
        return properties;
    }

    private static Map<String, PropertySchema> keys() {
        Map<String, PropertySchema> keys = new LinkedHashMap<>();
        keys.put(
                CONFIG,
                PropertySchema.of(
                                PropertyType.STRING,
                                "The part's text, or a config resource of the same stack.")
                        .asRequired());
        keys.put(FILENAME, PropertySchema.of(PropertyType.STRING, "The part's filename."));
        keys.put(
                TYPE,
                PropertySchema.of(
                                PropertyType.STRING,
                                "Whether the part is a text or a message whose parts are meant.")
                        .withDefault(TEXT)
                        .withConstraints(
                                new Constraint.AllowedValues(List.of(TEXT, MULTIPART), null)));
        keys.put(SUBTYPE, PropertySchema.of(PropertyType.STRING, "The subtype of the text."));
        return keys;
    }

    @Override
    ConfigContent content(ResourceContext context) {
        List<MimePart> parts = new ArrayList<>();
        long size = 0;
        for (Object one : ConfigProperties.list(context, PARTS)) {
            if (one instanceof Map<?, ?> part) {
                String config = config(context, text(part, CONFIG));
                size = within(size + config.length());
                if (MULTIPART.equals(part.get(TYPE))) {
                    parts.addAll(MimeReader.parts(config));
                } else {
                    parts.add(MimePart.of(text(part, SUBTYPE), text(part, FILENAME), config));
                }
            }
        }
        return new ConfigContent(
                MimeMessage.write(parts, context.random()), List.of(), List.of(), Map.of());
    }

    @Override
    String group(ResourceContext context) {
        return String.valueOf(context.properties().get(ConfigProperties.GROUP));
    }

    /** Refused before it is made: many parts may name one large config. */
    private static long within(long size) {
        if (size > ConfigContent.LARGEST) {
            throw StackException.overLimit(ConfigContent.tooLarge(size));
        }
        return size;
    }

    @Override
    public boolean takesUpWhatItRequires() {
        return true;
    }

    /** A text stands for itself, the id of a config for what that holds. */
    private static String config(ResourceContext context, String given) {
        if (!ID.matcher(given).matches()) {
            return given;
        }
        Optional<ConfigContent> peer =
                context.peerWithReference(given).flatMap(ConfigResource::stored);
        if (peer.isEmpty()) {
            throw new IllegalArgumentException(
                    "Software config with id %s is not of a resource of this stack; a part can name no other."
                            .formatted(given));
        }
        if (peer.get().config() instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(
                "Software config with id %s is no text, so it cannot be a part.".formatted(given));
    }

    private static String text(Map<?, ?> part, String key) {
        @Nullable Object value = part.get(key);
        return value == null ? "" : String.valueOf(value);
    }
}
