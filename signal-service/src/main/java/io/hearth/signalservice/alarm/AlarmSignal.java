package io.hearth.signalservice.alarm;

import io.hearth.access.signature.url.ResourceArn;
import io.hearth.signalservice.binding.TargetKey;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A signal that an alarm sends.
 *
 * @param requestKey the same for every try, so that it counts once
 * @param body as a scaling policy reads it
 */
record AlarmSignal(String requestKey, TargetKey target, String body, Instant createdAt) {
    /**
     * What an alarm signals in the state that it has come to or is in still. Only resources of its
     * own project are signalled, whatever its rule says.
     *
     * @param before the state it was in
     * @param occasion the same when the same is done again, as after a crash
     */
    static List<AlarmSignal> of(Alarm alarm, AlarmState before, String occasion, Instant now) {
        String body =
                new JsonObject()
                        .put("previous", before.name())
                        .put("current", alarm.state().name())
                        .put("reason", alarm.reason())
                        .encode();
        return alarm.state().actions(alarm.rule()).stream()
                .map(ResourceArn::parse)
                .flatMap(Optional::stream)
                .filter(arn -> arn.projectId().equals(alarm.projectId()))
                .distinct()
                .map(
                        arn ->
                                new AlarmSignal(
                                        key(alarm, occasion, arn),
                                        new TargetKey(arn.stackId(), arn.resource()),
                                        body,
                                        now))
                .toList();
    }

    private static String key(Alarm alarm, String occasion, ResourceArn arn) {
        String all =
                String.join("\n", alarm.projectId(), alarm.name(), alarm.state().name(), occasion)
                        + "\n"
                        + arn;
        return "alarm-" + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    }
}
