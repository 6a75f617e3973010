package io.hearth.stackapi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who administers the cloud reaches the stacks of all projects below the own one. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
class AdministratorTest {
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            resources:
              a: {type: "OS::Heat::TestResource", properties: {value: %s}}
            """;

    private final Caller owner = Caller.of(Account.OWNER);
    private final Caller admin = Caller.ofAdmin();
    private final Caller other = Caller.of(Account.OTHER);

    @Test
    void anotherProjectsStackIsUpdatedAndDeletedByAnAdministratorAlone() {
        String name = "s" + UUID.randomUUID();
        String address =
                owner.request()
                        .body(new NewStackJson(name, TEMPLATE.formatted("one")).text())
                        .post(owner.path("/stacks"))
                        .header("Location");
        String path = address.substring(address.indexOf("/stacks/"));
        awaitState(address, "CREATE_COMPLETE");
        String two = new NewStackJson(Map.of("template", TEMPLATE.formatted("two"))).text();

        assertThat(other.request().body(two).put(other.path(path)).statusCode()).isEqualTo(404);
        assertThat(other.request().body(two).put(address).statusCode()).isEqualTo(403);
        assertThat(admin.request().body(two).put(address).statusCode()).isEqualTo(403);
        assertThat(admin.request().body(two).put(admin.path(path)).statusCode()).isEqualTo(202);
        awaitState(address, "UPDATE_COMPLETE");
        assertThat(admin.request().get(admin.path(path + "/resources")).asString())
                .contains("OS::Heat::TestResource");
        assertThat(admin.request().get(admin.path("/stacks/" + name)).statusCode()).isEqualTo(404);
        assertThat(admin.request().delete(admin.path(path)).statusCode()).isEqualTo(204);
        awaitState(address, "DELETE_COMPLETE");
    }

    private void awaitState(String address, String state) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> owner.request().get(address).asString().contains(state));
    }
}
