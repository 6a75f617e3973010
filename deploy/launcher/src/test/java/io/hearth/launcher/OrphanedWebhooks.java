package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneClient;
import io.hearth.launcher.layout.Part;
import io.hearth.launcher.parts.Administrator;
import io.hearth.launcher.parts.Database;
import java.util.List;
import java.util.UUID;

/** The webhooks of a project that is deleted in Keystone, and what its operator does about them. */
final class OrphanedWebhooks {
    private static final String STAYS = "stays";

    private final SharedHearth hearth;
    private final Database database;

    OrphanedWebhooks(SharedHearth hearth) {
        this.hearth = hearth;
        this.database = Database.of(Part.WEBHOOK_SERVICE, hearth.state());
    }

    void areRemovedByTheirOperator() throws Exception {
        try (KeystoneClient admin = Administrator.of(hearth.state())) {
            Keystone keystone = admin.keystone();
            String name = "orphaned-" + UUID.randomUUID();
            String gone = keystone.createProject("default", name, "").id();
            String there = keystone.createProject("default", name + "-not", "").id();
            try {
                plant(gone, "first");
                plant(gone, "second");
                plant(there, STAYS);

                assertThat(remove(gone).output()).contains("Keystone has project " + gone);
                keystone.deleteProject(gone);

                assertThat(hearth.succeeds("webhooks", "list"))
                        .containsPattern(gone + " +2 +0 +no")
                        .containsPattern(there + " +1 +0 +yes");
                LauncherProcess.Result removed = remove(gone);
                assertThat(removed.exitCode()).as(removed.output()).isZero();
                assertThat(removed.output()).contains("first", "second");
                assertThat(names(gone)).isEmpty();
                assertThat(names(there)).containsExactly(STAYS);
                assertThat(remove(gone).output()).contains("has no webhooks");
            } finally {
                keystone.deleteProject(there);
                remove(there);
            }
        }
    }

    private LauncherProcess.Result remove(String project) throws Exception {
        return hearth.launcher().run("webhooks", "remove", "--project", project);
    }

    private void plant(String project, String name) throws Exception {
        database.execute(
                """
                insert into webhook (id, project_id, name, url, types, stacks, tags, secret, enabled,
                    created_at, updated_at)
                values ('%s', '%s', '%s', 'https://example.com', '{hearth.stack.*}', '{}', '{}', 'sealed',
                    false, now(), now())
                """
                        .formatted(UUID.randomUUID(), project, name));
    }

    private List<String> names(String project) throws Exception {
        return database.texts("select name from webhook where project_id = ?", project);
    }
}
