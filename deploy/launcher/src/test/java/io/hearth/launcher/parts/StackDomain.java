package io.hearth.launcher.parts;

import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneAdmin;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.Project;
import io.hearth.keystone.User;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The domain that the identities live in, as Keystone's administrator sees it. */
public record StackDomain(Keystone keystone, String id) {
    public static StackDomain seenBy(KeystoneClient admin) {
        return new StackDomain(
                admin.keystone(),
                admin.admin()
                        .find(KeystoneAdmin.Kind.DOMAIN, Map.of("name", "heat"))
                        .getFirst()
                        .id());
    }

    /** Of each user of a tree, whose it is: {@code stack generation resource}, sorted. */
    public List<String> users(String rootId) {
        return keystone.users(id).stream()
                .map(User::description)
                .filter(marker -> marker.contains(" root=%s ".formatted(rootId)))
                .map(
                        marker ->
                                marker.replaceFirst(
                                        ".* stack=(\\S+) generation=(\\d+) resource=(.*)",
                                        "$1 $2 $3"))
                .sorted()
                .toList();
    }

    /** How many projects a tree has. */
    public long projects(String rootId) {
        return keystone.projects(id).stream()
                .map(Project::description)
                .filter(marker -> marker.contains(" root=%s ".formatted(rootId)))
                .count();
    }

    /** The ids of all users and projects. */
    public List<String> everything() {
        return Stream.concat(
                        keystone.users(id).stream().map(User::id),
                        keystone.projects(id).stream().map(Project::id))
                .sorted()
                .toList();
    }
}
