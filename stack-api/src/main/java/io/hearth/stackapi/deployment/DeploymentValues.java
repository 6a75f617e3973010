package io.hearth.stackapi.deployment;

import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.PlainJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that go into a deployment and come out of it. They may be secrets, so they are kept
 * sealed and do not print.
 *
 * @param outputs null while there are none
 */
public record DeploymentValues(
        Map<String, @Nullable Object> inputs, @Nullable Map<String, @Nullable Object> outputs) {
    private static final String INPUTS = "inputs";
    private static final String OUTPUTS = "outputs";

    public DeploymentValues {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        outputs =
                outputs == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /** As they are sealed. */
    public Secret text() {
        Map<String, @Nullable Object> both = new LinkedHashMap<>();
        both.put(INPUTS, inputs);
        both.put(OUTPUTS, outputs);
        return Secret.of(PlainJson.write(both));
    }

    /** What {@link #text} has written. */
    public static DeploymentValues of(Secret text) {
        Map<String, @Nullable Object> both = PlainJson.readObject(text.reveal());
        return new DeploymentValues(
                map(both.get(INPUTS)), both.get(OUTPUTS) == null ? null : map(both.get(OUTPUTS)));
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
        return "DeploymentValues[******]";
    }
}
