package io.hearth.launcher.bus;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.contract.Event;
import io.hearth.contract.EventCodec;
import io.hearth.contract.seal.Sealed;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** An event's fields in a line, without what is sealed. */
public final class EventLine {
    private EventLine() {}

    /**
     * @param type the CloudEvents type
     * @param data the event as JSON
     * @return such as {@code resource=config status=COMPLETE}; empty for a type that is not known
     */
    public static String fields(String type, JsonNode data) {
        StringBuilder line = new StringBuilder();
        for (String field : plainFields(type)) {
            JsonNode value = data.path(field);
            if (value.isValueNode() && !value.isNull()) {
                line.append(line.isEmpty() ? "" : " ").append(field).append('=');
                line.append(value.asText().replace('\n', ' '));
            }
        }
        return line.toString();
    }

    private static List<String> plainFields(String type) {
        Class<? extends Event> event = EventCodec.types().get(type);
        return event == null
                ? List.of()
                : Arrays.stream(event.getRecordComponents())
                        .filter(component -> component.getType() != Sealed.class)
                        .map(RecordComponent::getName)
                        .toList();
    }
}
