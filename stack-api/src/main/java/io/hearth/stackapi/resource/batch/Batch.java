package io.hearth.stackapi.resource.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One step on a group's way to another definition or size.
 *
 * @param capacity how many members the group has after it
 * @param changed how many members may get the new definition by it, new ones included
 * @param pause how long the group rests before it
 */
public record Batch(int capacity, int changed, Duration pause) {
    private static final String BATCHES = ",";
    private static final String PARTS = ":";

    public Batch {
        if (capacity < 0 || changed < 0 || pause.isNegative()) {
            throw new IllegalArgumentException(
                    "A batch of capacity %d, %d changed, after %s: none may be negative."
                            .formatted(capacity, changed, pause));
        }
    }

    /** At once to this size; members that are there stay as they are. */
    public static Batch resize(int capacity) {
        return new Batch(capacity, 0, Duration.ZERO);
    }

    /** As a text to remember, see {@link #read}. */
    public static String write(List<Batch> batches) {
        return batches.stream()
                .map(
                        one ->
                                String.join(
                                        PARTS,
                                        Integer.toString(one.capacity),
                                        Integer.toString(one.changed),
                                        Long.toString(one.pause.toMillis())))
                .collect(Collectors.joining(BATCHES));
    }

    public static List<Batch> read(String text) {
        List<Batch> batches = new ArrayList<>();
        for (String one : text.isEmpty() ? new String[0] : text.split(BATCHES)) {
            String[] parts = one.split(PARTS);
            batches.add(
                    new Batch(
                            Integer.parseInt(parts[0]),
                            Integer.parseInt(parts[1]),
                            Duration.ofMillis(Long.parseLong(parts[2]))));
        }
        return batches;
    }
}
