package io.hearth.template.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/**
 * Makes plain data of a parser's events; shares what aliases name, and counts it as if written out.
 */
final class YamlComposer {
    private static final String TAG = "tag:yaml.org,2002:";
    private static final String MERGE = "<<";

    private final Iterator<Event> events;
    private final DocumentBudget budget = new DocumentBudget();
    private final Map<Anchor, Composed> anchors = new HashMap<>();

    /** What an anchor names, and how much it is when written out. */
    private record Composed(@Nullable Object value, long nodes, long bytes) {
        boolean isCollection() {
            return value instanceof Map || value instanceof List;
        }
    }

    YamlComposer(Iterator<Event> events) {
        this.events = events;
    }

    /** The one document of the stream; null when the stream has none. */
    @Nullable Object document() throws MalformedTextException {
        expect(Event.ID.StreamStart);
        Event first = events.next();
        if (first.getEventId() == Event.ID.StreamEnd) {
            return null;
        }
        @Nullable Object value = node(events.next(), 1);
        expect(Event.ID.DocumentEnd);
        Event next = events.next();
        if (next.getEventId() != Event.ID.StreamEnd) {
            throw new MalformedTextException(
                    "expected a single document in the stream\nbut found another document"
                            + place(next));
        }
        return value;
    }

    private void expect(Event.ID id) {
        Event event = events.next();
        if (event.getEventId() != id) {
            throw new IllegalStateException("The YAML parser sent " + event);
        }
    }

    private @Nullable Object node(Event event, int depth) throws MalformedTextException {
        DocumentBudget.depth(depth, () -> place(event));
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        long nodesBefore = budget.nodes();
        long bytesBefore = budget.bytes();
        @Nullable Object value =
                switch (event) {
                    case ScalarEvent scalar -> scalar(scalar);
                    case SequenceStartEvent start -> sequence(start, depth);
                    case MappingStartEvent start -> mapping(start, depth);
                    default -> throw new IllegalStateException("The YAML parser sent " + event);
                };
        ((NodeEvent) event)
                .getAnchor()
                .ifPresent(
                        anchor ->
                                anchors.put(
                                        anchor,
                                        new Composed(
                                                value,
                                                budget.nodes() - nodesBefore,
                                                budget.bytes() - bytesBefore)));
        return value;
    }

    private @Nullable Object alias(AliasEvent alias) throws MalformedTextException {
        // An anchor is known when its node is complete, so a node inside itself is undefined, too.
        Composed named = anchors.get(alias.getAlias());
        if (named == null) {
            throw new MalformedTextException(
                    "found undefined alias '%s'%s".formatted(alias.getAlias(), place(alias)));
        }
        budget.alias(named.nodes(), named.bytes(), named.isCollection(), () -> place(alias));
        return named.value();
    }

    private @Nullable Object scalar(ScalarEvent event) throws MalformedTextException {
        String text = event.getValue();
        budget.scalar(text, () -> place(event));
        String tag = event.getTag().orElse(event.isPlain() ? "" : TAG + "str");
        try {
            return switch (tag) {
                case "" -> YamlScalars.resolve(text);
                case "!", TAG + "str", TAG + "timestamp" -> text;
                case TAG + "int" -> typed(text, Number.class, event);
                case TAG + "float" -> floating(text, event);
                case TAG + "bool" -> typed(text, Boolean.class, event);
                case TAG + "null" -> null;
                default -> throw unknownTag(tag, event);
            };
        } catch (NumberFormatException notANumber) {
            throw new MalformedTextException(notANumber.getMessage() + place(event));
        }
    }

    private static double floating(String text, Event event) throws MalformedTextException {
        return ((Number) typed(text, Number.class, event)).doubleValue();
    }

    private static Object typed(String text, Class<?> type, Event event)
            throws MalformedTextException {
        @Nullable Object value = YamlScalars.resolve(text);
        if (!type.isInstance(value)) {
            throw new MalformedTextException(
                    "the value '%s' is not of its tag's type%s".formatted(text, place(event)));
        }
        return value;
    }

    private List<@Nullable Object> sequence(SequenceStartEvent start, int depth)
            throws MalformedTextException {
        checkTag(start.getTag(), "seq", start);
        budget.node(() -> place(start));
        List<@Nullable Object> items = new ArrayList<>();
        for (Event next = events.next();
                next.getEventId() != Event.ID.SequenceEnd;
                next = events.next()) {
            items.add(node(next, depth + 1));
        }
        return Collections.unmodifiableList(items);
    }

    private Map<String, @Nullable Object> mapping(MappingStartEvent start, int depth)
            throws MalformedTextException {
        checkTag(start.getTag(), "map", start);
        budget.node(() -> place(start));
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        for (Event next = events.next();
                next.getEventId() != Event.ID.MappingEnd;
                next = events.next()) {
            if (next instanceof ScalarEvent scalar && isMerge(scalar)) {
                Event value = events.next();
                merge(merged, node(value, depth + 1), value);
                continue;
            }
            String key = key(next, depth);
            if (own.containsKey(key)) {
                throw new MalformedTextException(
                        "found duplicate key \"%s\"%s".formatted(shortened(key), place(next)));
            }
            own.put(key, node(events.next(), depth + 1));
        }
        if (merged.isEmpty()) {
            return Collections.unmodifiableMap(own);
        }
        merged.putAll(own);
        return Collections.unmodifiableMap(merged);
    }

    private static boolean isMerge(ScalarEvent key) {
        return key.isPlain() && key.getTag().isEmpty() && key.getValue().equals(MERGE);
    }

    /** Keys become text as they would in JSON: templates are kept and shown as JSON. */
    private String key(Event event, int depth) throws MalformedTextException {
        @Nullable Object key = node(event, depth + 1);
        return switch (key) {
            case String text -> text;
            case Map<?, ?> map ->
                    throw new MalformedTextException("found unhashable key" + place(event));
            case List<?> list ->
                    throw new MalformedTextException("found unhashable key" + place(event));
            case null, default -> JsonText.write(key);
        };
    }

    private static void merge(
            Map<String, @Nullable Object> into, @Nullable Object value, Event event)
            throws MalformedTextException {
        switch (value) {
            case Map<?, ?> map ->
                    map.forEach((name, entry) -> into.putIfAbsent((String) name, entry));
            case List<?> maps -> {
                for (@Nullable Object map : maps) {
                    if (!(map instanceof Map)) {
                        throw notMergeable(event);
                    }
                    merge(into, map, event);
                }
            }
            case null, default -> throw notMergeable(event);
        }
    }

    private static MalformedTextException notMergeable(Event event) {
        return new MalformedTextException(
                "expected a mapping or list of mappings for merging" + place(event));
    }

    private static void checkTag(Optional<String> tag, String expected, Event event)
            throws MalformedTextException {
        if (tag.isPresent() && !tag.get().equals("!") && !tag.get().equals(TAG + expected)) {
            throw unknownTag(tag.get(), event);
        }
    }

    private static MalformedTextException unknownTag(String tag, Event event) {
        return new MalformedTextException(
                "could not determine a constructor for the tag '%s'%s"
                        .formatted(tag, place(event)));
    }

    private static String place(Event event) {
        return YamlMessages.place(event.getStartMark());
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
