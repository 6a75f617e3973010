package io.hearth.stackapi.resource.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.stackapi.resource.NestedMember;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemberDefinitionsTest {
    private static final Map<String, Object> OLD =
            Map.of("type", "T", "properties", Map.of("n", 1));
    private static final Map<String, Object> NEW =
            Map.of("type", "T", "properties", Map.of("n", 2));

    @Test
    void theFirstToGoAreReplacedAndTheRestStays() {
        var after =
                MemberDefinitions.after(
                        batch(3, 2), members("a", "b", "c"), () -> "new", name -> NEW);

        assertThat(after)
                .containsExactly(Map.entry("a", NEW), Map.entry("b", NEW), Map.entry("c", OLD));
        assertThat(MemberDefinitions.areAll(after, name -> NEW)).isFalse();
    }

    @Test
    void theOldestAreRemoved() {
        assertThat(
                        MemberDefinitions.after(
                                batch(1, 0), members("a", "b", "c"), () -> "new", name -> NEW))
                .containsExactly(Map.entry("c", OLD));
    }

    @Test
    void newMembersCountAmongTheChanged() {
        List<String> names = new ArrayList<>(List.of("x", "y"));

        assertThat(
                        MemberDefinitions.after(
                                batch(3, 2), members("a"), names::removeFirst, name -> NEW))
                .containsExactly(Map.entry("a", OLD), Map.entry("x", NEW), Map.entry("y", NEW));
    }

    @Test
    void aNumberIsTheSameWhoeverReadIt() {
        assertThat(
                        MemberDefinitions.same(
                                List.of(Map.of("n", 1L, "x", 1.5)),
                                List.of(Map.of("x", new BigDecimal("1.50"), "n", 1))))
                .isTrue();
        assertThat(MemberDefinitions.same(Map.of("n", "1"), Map.of("n", 1))).isFalse();
    }

    @Test
    void ofIndexedMembersTheHighestAreChangedFirst() {
        var after =
                new IndexedMembers(3, Set.of())
                        .after(batch(3, 2), members("0", "1", "2"), n -> NEW);

        assertThat(after)
                .containsExactly(Map.entry("0", OLD), Map.entry("1", NEW), Map.entry("2", NEW));
    }

    @Test
    void aNameThatIsSkippedIsNeitherKeptNorTaken() {
        var after =
                new IndexedMembers(3, Set.of("1"))
                        .after(batch(3, 1), members("0", "1", "2"), n -> NEW);

        assertThat(after)
                .containsExactly(Map.entry("0", OLD), Map.entry("2", OLD), Map.entry("3", NEW));
    }

    @Test
    void whatHasFailedIsMadeAnew() {
        List<NestedMember> members =
                List.of(
                        new NestedMember("1", true, Instant.EPOCH, OLD),
                        new NestedMember("0", false, Instant.EPOCH, OLD));

        assertThat(new IndexedMembers(2, Set.of()).after(batch(2, 1), members, n -> NEW))
                .containsExactly(Map.entry("0", OLD), Map.entry("1", NEW));
    }

    private static Batch batch(int capacity, int changed) {
        return new Batch(capacity, changed, Duration.ZERO);
    }

    private static List<NestedMember> members(String... names) {
        return Arrays.stream(names)
                .map(name -> new NestedMember(name, false, Instant.EPOCH, OLD))
                .toList();
    }
}
