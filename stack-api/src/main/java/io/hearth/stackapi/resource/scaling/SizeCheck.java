package io.hearth.stackapi.resource.scaling;

import io.hearth.stackapi.stack.StackException;
import org.jspecify.annotations.Nullable;

/** Checks the bounds of a group's size, as far as they are known. */
public final class SizeCheck {
    private SizeCheck() {}

    /**
     * @throws StackException StackValidationFailed, with Heat's message
     */
    public static void check(
            @Nullable Object lowest, @Nullable Object highest, @Nullable Object desired) {
        Integer min = Numbers.integer(lowest);
        Integer max = Numbers.integer(highest);
        Integer size = Numbers.integer(desired);
        if (min != null && max != null && max < min) {
            throw StackException.invalid("MinSize can not be greater than MaxSize");
        }
        if (min != null && min < 0) {
            throw StackException.invalid("The size of AutoScalingGroup can not be less than zero");
        }
        if (size != null && ((min != null && size < min) || (max != null && size > max))) {
            throw StackException.invalid("DesiredCapacity must be between MinSize and MaxSize");
        }
    }
}
