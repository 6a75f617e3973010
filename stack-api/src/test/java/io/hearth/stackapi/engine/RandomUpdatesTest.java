package io.hearth.stackapi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.Status;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is asked of a stack in whatever moment, it comes to an end, and where it ends well it is
 * what its template says, with nothing beside.
 */
class RandomUpdatesTest {
    private static final int LIVES = 400;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyStackComesToWhatItsTemplateSays(long seed) {
        for (int life = 0; life < LIVES; life++) {
            long own = seed * 1_000_003 + life;
            try {
                Random random = new Random(own);
                RandomLife.live(
                        random,
                        new RandomStack(
                                random, random.nextBoolean(), RandomUpdatesTest::checkOrder));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("Life %d: %s".formatted(own, e.getMessage()), e);
            }
        }
    }

    /** What is being made or changed follows what it requires; what is removed has no users. */
    private static void checkOrder(Scene scene) {
        Map<String, List<Resource>> byName =
                scene.resources().stream()
                        .filter(Resource::current)
                        .collect(
                                Collectors.groupingBy(
                                        Resource::name, TreeMap::new, Collectors.toList()));
        byName.forEach((name, ones) -> assertThat(ones).as(name).hasSize(1));
        assertThat(scene.stack().progress().pending()).isNotNegative();
        for (Resource resource : scene.resources()) {
            if (Waiting.hook(resource).isPresent()) {
                assertThat(resource.state().inProgress()).as(resource.name()).isFalse();
            }
            if (resource.state().is(Action.DELETE, Status.IN_PROGRESS)) {
                assertThat(scene.resources().stream().filter(one -> uses(one, resource, scene)))
                        .as("users of %s %s", resource.name(), resource.lineage())
                        .extracting(one -> one.name() + one.lineage() + one.state())
                        .isEmpty();
            }
            State state = new State(resource, scene.stack());
            if (state.isBeingBroughtForward()) {
                for (String required : resource.requires()) {
                    Resource used = scene.find(required).orElseThrow();
                    assertThat(used.lineage().epoch())
                            .as("%s before %s", resource.name(), required)
                            .isEqualTo(resource.lineage().epoch());
                    assertThat(used.state().status()).isEqualTo(Status.COMPLETE);
                }
            }
        }
    }

    /** What a resource required when it was last brought to a template, it still uses. */
    private static boolean uses(Resource user, Resource used, Scene scene) {
        long then = user.lineage().epoch();
        boolean another =
                scene.named(used.name())
                        .filter(one -> !one.id().equals(used.id()))
                        .filter(one -> one.lineage().epoch() < used.lineage().epoch())
                        .anyMatch(one -> one.lineage().stoodIn(then));
        return !user.state().deleted()
                && user.begun()
                && user.requires().contains(used.name())
                && used.lineage().stoodIn(then)
                && !another;
    }

    private record State(Resource resource, Stack stack) {
        boolean isBeingBroughtForward() {
            Action action = resource.state().action();
            return resource.state().inProgress()
                    && (action == Action.CREATE || action == Action.UPDATE)
                    && stack.state().inProgress()
                    && Forward.ACTIONS.contains(stack.state().action())
                    && resource.lineage().epoch() == stack.plan().epoch();
        }
    }
}
