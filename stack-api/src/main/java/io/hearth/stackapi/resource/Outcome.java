package io.hearth.stackapi.resource;

import io.hearth.contract.AlarmRule;
import io.hearth.contract.seal.Secret;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a step changes of what is stored of a resource.
 *
 * @param physicalId null to leave it as it is
 * @param data to remember in clear, over what is there
 * @param secrets to remember sealed, over what is there
 * @param document its metadata; null to leave it as it is
 * @param deployed what a server is to apply from now on; null to leave it as it is
 * @param alarm when the alarm that it is goes off from now on; null to leave it as it is
 */
public record Outcome(
        @Nullable String physicalId,
        Map<String, String> data,
        Map<String, Secret> secrets,
        @Nullable Map<String, @Nullable Object> document,
        @Nullable Deployed deployed,
        @Nullable AlarmRule alarm) {
    public static final Outcome NOTHING = new Outcome(null, Map.of(), Map.of(), null, null, null);

    public Outcome {
        data = Map.copyOf(data);
        secrets = Map.copyOf(secrets);
        document =
                document == null
                        ? null
                        : Collections.unmodifiableMap(new LinkedHashMap<>(document));
    }

    public static Outcome physicalId(@Nullable String id) {
        return new Outcome(id, Map.of(), Map.of(), null, null, null);
    }

    public Outcome remember(String key, String value) {
        Map<String, String> more = new HashMap<>(data);
        more.put(key, value);
        return new Outcome(physicalId, more, secrets, document, deployed, alarm);
    }

    public Outcome seal(String key, Secret value) {
        Map<String, Secret> more = new HashMap<>(secrets);
        more.put(key, value);
        return new Outcome(physicalId, data, more, document, deployed, alarm);
    }

    /** With other metadata, of a size that the type answers for. */
    public Outcome document(Map<String, @Nullable Object> metadata) {
        return new Outcome(physicalId, data, secrets, metadata, deployed, alarm);
    }

    /** With something for a server to apply. */
    public Outcome deploy(Deployed brought) {
        return new Outcome(physicalId, data, secrets, document, brought, alarm);
    }

    /** As an alarm by this rule. */
    public Outcome alarm(AlarmRule rule) {
        return new Outcome(physicalId, data, secrets, document, deployed, rule);
    }
}
