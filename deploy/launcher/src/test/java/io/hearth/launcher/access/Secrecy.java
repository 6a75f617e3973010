package io.hearth.launcher.access;

import java.util.List;
import java.util.stream.Stream;

/** No answer holds what another tenant's things are called. */
final class Secrecy {
    private final List<Level> levels;

    Secrecy(List<Level> levels) {
        this.levels = List.copyOf(levels);
    }

    /**
     * An id in the text that the asker is not to see; empty when there is none.
     *
     * @param project the asker's, be it an owner's or a tree's; of a tree, the tenant is known
     */
    String leakTo(String project, String text) {
        String tenant =
                levels.stream()
                        .filter(level -> isOf(level, project))
                        .map(level -> level.tenant().projectId())
                        .findFirst()
                        .orElse(project);
        return levels.stream()
                .filter(level -> !isOf(level, project))
                .flatMap(Secrecy::names)
                .filter(name -> !name.equals(tenant))
                .filter(text::contains)
                .findFirst()
                .orElse("");
    }

    private static boolean isOf(Level level, String project) {
        return level.tenant().projectId().equals(project)
                || level.domainProjectId().equals(project);
    }

    private static Stream<String> names(Level level) {
        return Stream.of(level.id(), level.domainProjectId(), level.tenant().projectId());
    }
}
