package io.hearth.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.Topic;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** What every run is promised, in containers as embedded. */
class BackingServicesTest {
    private final BackingServices services = BackingServices.shared();

    @Test
    void everyTopicIsThereWithItsPartitions() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", services.bootstrapServers()))) {
            assertThat(
                            admin.describeTopics(
                                            Arrays.stream(Topic.values())
                                                    .map(Topic::topicName)
                                                    .toList())
                                    .allTopicNames()
                                    .get()
                                    .values())
                    .hasSize(Topic.values().length)
                    .allMatch(topic -> topic.partitions().size() == 3);
        }
    }

    @Test
    void theDatabaseIsFastAndHasRoom() throws Exception {
        assertThat(setting("fsync")).isEqualTo("off");
        assertThat(setting("synchronous_commit")).isEqualTo("off");
        assertThat(Integer.parseInt(setting("max_connections"))).isGreaterThanOrEqualTo(200);
        assertThat(setting("server_encoding")).isEqualTo("UTF8");
    }

    @Test
    void bothUrlsLeadToTheSameDatabase() {
        URI jdbc =
                URI.create(services.jdbcUrl().replaceFirst("^jdbc:", "").replaceFirst("\\?.*", ""));

        assertThat(URI.create(services.reactiveUrl())).isEqualTo(jdbc);
    }

    private String setting(String name) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(
                                services.jdbcUrl(), services.username(), services.password());
                Statement show = connection.createStatement();
                ResultSet answer = show.executeQuery("show " + name)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
