package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is done with a request that somebody has seen on its way: for each of these there is a test,
 * somewhere in Hearth, with its name as a tag.
 */
class ReplaysTest {
    private static final List<String> REPLAYS =
            List.of(
                    "replay-action-twice",
                    "replay-after-rotation",
                    "replay-both-mechanisms",
                    "replay-changed",
                    "replay-future",
                    "replay-host-unsigned",
                    "replay-later",
                    "replay-of-a-signal",
                    "replay-of-the-suspended",
                    "replay-under-another-key",
                    "replay-weaker",
                    "replay-with-more");

    @Test
    void eachHasATest() throws IOException {
        assertThat(TestTags.like("replay-[^\"]+")).containsExactlyElementsOf(REPLAYS);
    }
}
