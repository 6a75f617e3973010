package io.hearth.stackapi.resource.softwaredeployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.stackapi.resource.NestedMember;
import io.hearth.stackapi.resource.batch.Batch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerMembersTest {
    private static final Map<String, Object> OLD = Map.of("v", 1);
    private static final Map<String, Object> NEW = Map.of("v", 2);

    private final ServerMembers members = new ServerMembers(List.of("a", "b", "c"));

    @Test
    void theFirstNamesAreMadeFirst() {
        assertThat(after(new Batch(2, 2, Duration.ZERO))).isEqualTo(Map.of("a", NEW, "b", NEW));
    }

    @Test
    void theLastNameIsChangedFirst() {
        assertThat(after(new Batch(3, 1, Duration.ZERO), "a", "b", "c"))
                .isEqualTo(Map.of("a", OLD, "b", OLD, "c", NEW));
    }

    @Test
    void whatHasNoServerAnyMoreGoesAtOnce() {
        assertThat(after(new Batch(3, 1, Duration.ZERO), "a", "gone", "b"))
                .isEqualTo(Map.of("a", OLD, "b", OLD, "c", NEW));
    }

    private Map<String, Map<String, Object>> after(Batch batch, String... present) {
        List<NestedMember> there =
                List.of(present).stream()
                        .map(name -> new NestedMember(name, false, Instant.EPOCH, OLD))
                        .toList();
        return Map.copyOf(members.after(batch, there, name -> NEW));
    }
}
