package io.hearth.stackapi.deployment.config;

import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.resource.PythonJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a software config holds. It may hold secrets, so it is kept sealed and does not print.
 *
 * @param config a script as a text, or data of any kind; null when there is none
 * @param inputs what it takes, as {@link IoSchemas} makes them
 * @param outputs what it gives, as {@link IoSchemas} makes them
 * @param options for the tool that applies it
 */
public record ConfigContent(
        @Nullable Object config,
        List<Map<String, @Nullable Object>> inputs,
        List<Map<String, @Nullable Object>> outputs,
        Map<String, @Nullable Object> options) {
    /** In bytes of JSON; what is deployed must fit into one record of the bus when it is sealed. */
    public static final int LARGEST = 524_288;

    private static final String CONFIG = "config";
    private static final String INPUTS = "inputs";
    private static final String OUTPUTS = "outputs";
    private static final String OPTIONS = "options";

    public ConfigContent {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** What is told of one that is larger than {@link #LARGEST}. */
    public static String tooLarge(long size) {
        return "Request limit exceeded: Software config size (%d bytes) exceeds maximum allowed size (%d bytes)."
                .formatted(size, LARGEST);
    }

    /** How large it is, in bytes of JSON. */
    public int size() {
        return PythonJson.dumps(shown()).length();
    }

    /** Its part of what the API shows of a config, in Heat's order. */
    public Map<String, @Nullable Object> shown() {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put(CONFIG, config);
        shown.put(INPUTS, inputs);
        shown.put(OUTPUTS, outputs);
        shown.put(OPTIONS, options);
        return shown;
    }

    /** As it is sealed. */
    public Secret text() {
        return Secret.of(PlainJson.write(shown()));
    }

    /** What {@link #text} has written. */
    public static ConfigContent of(Secret text) {
        Map<String, @Nullable Object> parts = PlainJson.readObject(text.reveal());
        return new ConfigContent(
                parts.get(CONFIG),
                maps(parts.get(INPUTS)),
                maps(parts.get(OUTPUTS)),
                map(parts.get(OPTIONS)));
    }

    private static List<Map<String, @Nullable Object>> maps(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(ConfigContent::map).toList()
                : List.of();
    }

    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, one) -> copy.put(String.valueOf(key), one));
        }
        return copy;
    }

    @Override
    public String toString() {
        return "ConfigContent[%d inputs, %d outputs]".formatted(inputs.size(), outputs.size());
    }
}
