package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.Status;
import io.hearth.template.Template;
import java.util.Random;
import java.util.stream.Collectors;

/** Whatever is asked of a stack in whatever moment: what must hold all the same. */
final class RandomLife {
    private static final int MOST_STEPS = 12;

    private RandomLife() {}

    /** From a stack that was just created to its end. */
    static void live(Random random, SteeredStack stack) {
        int steps = random.nextInt(MOST_STEPS);
        for (int step = 0; step < steps; step++) {
            trouble(random, stack);
        }
        settle(stack);
        checkEnd(stack);
        stack.delete();
        settle(stack);
        assertThat(stack.stack().state().text()).isEqualTo("DELETE_COMPLETE");
        assertThat(stack.resources()).allMatch(one -> one.state().deleted());
    }

    private static void trouble(Random random, SteeredStack stack) {
        boolean going = stack.stack().state().inProgress();
        Action action = stack.stack().state().action();
        switch (random.nextInt(8)) {
            case 0, 1 -> {
                if (action != Action.SUSPEND) {
                    stack.update();
                }
            }
            case 2 -> {
                if (going && action == Action.UPDATE) {
                    stack.cancel(random.nextBoolean());
                }
            }
            case 3 -> {
                if (!going && action != Action.SUSPEND) {
                    stack.act(Action.SUSPEND);
                } else if (!going) {
                    stack.act(Action.RESUME);
                }
            }
            default -> stack.goOn();
        }
    }

    private static void settle(SteeredStack stack) {
        int steps = 0;
        while (stack.goOn()) {
            assertThat(++steps).as("steps without an end").isLessThan(1_000);
        }
        assertThat(stack.stack().state().inProgress()).as(told(stack)).isFalse();
        assertThat(stack.resources()).as(told(stack)).allMatch(one -> Waiting.hook(one).isEmpty());
    }

    private static void checkEnd(SteeredStack stack) {
        Stack ended = stack.stack();
        boolean updated =
                switch (ended.state().action()) {
                    case CREATE, UPDATE, ROLLBACK -> ended.state().status() == Status.COMPLETE;
                    default -> false;
                };
        if (!updated) {
            return;
        }
        Template wanted = stack.wanted();
        assertThat(stack.resources())
                .as(told(stack))
                .extracting(Resource::name)
                .containsExactlyInAnyOrderElementsOf(wanted.resources().keySet());
        assertThat(stack.resources())
                .as(told(stack))
                .allMatch(Resource::current)
                .allMatch(one -> one.state().status() == Status.COMPLETE)
                .allMatch(one -> one.lineage().epoch() == ended.plan().epoch());
        assertThat(stack.resources()).as(told(stack)).allMatch(stack::isAsWanted);
        assertThat(ended.progress().pending()).as(told(stack)).isZero();
    }

    private static String told(SteeredStack stack) {
        return stack.stack().state()
                + " "
                + stack.stack().progress()
                + " "
                + stack.stack().plan()
                + "\n"
                + stack.resources().stream()
                        .map(
                                one ->
                                        "%s %s %s %s %s"
                                                .formatted(
                                                        one.name(),
                                                        one.lineage(),
                                                        one.state(),
                                                        one.dependencies(),
                                                        one.substance().waitingFor()))
                        .collect(Collectors.joining("\n"));
    }
}
