package io.hearth.stackapi.resource.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a group is changed a few members at a time.
 *
 * @param minInService how many members stay as they are while others change, if there are so many
 * @param batchSize how many change at once
 * @param pause between two batches
 */
public record RollingUpdate(int minInService, int batchSize, Duration pause) {
    public RollingUpdate {
        if (minInService < 0 || batchSize < 1 || pause.isNegative()) {
            throw new IllegalArgumentException(
                    "A rolling update keeps %d in service, changes %d at once and pauses %s: a batch needs a member, and nothing may be negative."
                            .formatted(minInService, batchSize, pause));
        }
    }

    /**
     * The batches of a resource group, which makes members beyond its size only for the time of the
     * update and does not count them.
     *
     * @param target how many members there are to be
     * @param current how many there are, none of them as it should be
     */
    public List<Batch> ofResourceGroup(int target, int current) {
        return batches(target, current, true);
    }

    /** The same of a scaling group, which counts every member that it has changed. */
    public List<Batch> ofScalingGroup(int target, int current) {
        return batches(target, current, false);
    }

    private List<Batch> batches(int target, int current, boolean withoutExtra) {
        List<Batch> batches = new ArrayList<>();
        int capacity = current;
        int updated = 0;
        while (updated < capacity || capacity != target) {
            int kept = Math.min(minInService, Math.min(target, capacity));
            int changed = Math.min(batchSize, Math.max(target - updated, 0));
            int next = changed + Math.max(Math.min(capacity, target - changed), kept);
            batches.add(new Batch(next, changed, batches.isEmpty() ? Duration.ZERO : pause));
            int extra = withoutExtra ? Math.max(next - Math.max(capacity, target), 0) : 0;
            updated += changed - extra;
            capacity = next;
        }
        return batches;
    }

    /**
     * @param timeout of the stack
     * @throws IllegalArgumentException when the pauses alone take as long
     */
    public static void checkPauses(List<Batch> batches, Duration timeout) {
        Duration pauses = batches.stream().map(Batch::pause).reduce(Duration.ZERO, Duration::plus);
        if (!batches.isEmpty() && pauses.compareTo(timeout) >= 0) {
            throw new IllegalArgumentException(
                    "The current update policy will result in stack update timeout.");
        }
    }
}
