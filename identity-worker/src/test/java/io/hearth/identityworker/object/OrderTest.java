package io.hearth.identityworker.object;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.seal.Sealed;
import io.hearth.identityworker.object.Known.Attempted;
import io.hearth.keystone.Grant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an order changes of what was applied, and what is kept of it. */
class OrderTest {
    private static final Sealed SEALED = new Sealed("c2VhbGVk");

    @Test
    void withoutANameTheObjectHasThePhysicalOne() {
        assertThat(order(Map.of(), Map.of()).value("name")).isEqualTo("web-user-1");
        assertThat(order(Map.of("name", ""), Map.of()).value("name")).isEqualTo("web-user-1");
        assertThat(order(Map.of("name", "jo"), Map.of()).value("name")).isEqualTo("jo");
    }

    @Test
    void onlyWhatDiffersChanges() {
        Map<String, @Nullable Object> wanted = new HashMap<>();
        wanted.put("name", null);
        wanted.put("enabled", true);
        wanted.put("groups", List.of("b"));
        Order order =
                order(
                        wanted,
                        Map.of("name", "web-user-1", "enabled", true, "groups", List.of("a")));

        assertThat(order.changes("name")).isFalse();
        assertThat(order.changes("enabled")).isFalse();
        assertThat(order.changes("groups")).isTrue();
    }

    @Test
    void whatWasAppliedIsNotKnownSoThatAllChanges() {
        assertThat(order(Map.of("enabled", true), Map.of()).changes("enabled")).isTrue();
    }

    @Test
    void anOrderDoesNotPrintItsProperties() {
        assertThat(order(Map.of("password", "canary"), Map.of("password", "canary")))
                .asString()
                .doesNotContain("canary");
    }

    @Test
    void eachTypeHasItsKind() {
        assertThat(ObjectKind.of("OS::Keystone::User")).contains(ObjectKind.USER);
        assertThat(ObjectKind.of("OS::Keystone::UserRoleAssignment"))
                .contains(ObjectKind.USER_ROLES);
        assertThat(ObjectKind.of("OS::Keystone::Region")).isEmpty();
        assertThat(ObjectKind.of("Custom::User")).isEmpty();
    }

    @Test
    void whatIsKnownIsReadAsItWasWritten() {
        Known known =
                new Known(
                        null,
                        new Attempted("jo", null),
                        SEALED,
                        Set.of(new Grant("r", Grant.Holder.USER, "u", Grant.Scope.DOMAIN, "d")),
                        Set.of("g"));

        assertThat(Known.fromJson(known.toJson())).isEqualTo(known);
        assertThat(Known.fromJson(Known.NOTHING.toJson())).isEqualTo(Known.NOTHING);
    }

    private static Order order(
            Map<String, @Nullable Object> properties, Map<String, @Nullable Object> applied) {
        return new Order(ObjectKind.USER, "web-user-1", "mark", properties, SEALED, applied);
    }
}
