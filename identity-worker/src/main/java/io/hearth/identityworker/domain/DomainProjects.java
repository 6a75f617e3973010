package io.hearth.identityworker.domain;

import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneException;
import io.hearth.keystone.Project;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes and removes the projects of stack trees in the stack domain. */
public final class DomainProjects {
    private final StackDomain domain;
    private final Keystone keystone;

    public DomainProjects(StackDomain domain) {
        this.domain = domain;
        this.keystone = domain.keystone();
    }

    /**
     * Makes the project, or finds it where an earlier call has made it.
     *
     * @return its id
     * @throws ForeignObjectException if the name is taken by a project that is not ours
     */
    public String make(String name, Marker marker) {
        try {
            return keystone.createProject(domain.id(), name, marker.text()).id();
        } catch (KeystoneException.Conflict e) {
            return adopt(name, marker, e);
        }
    }

    private String adopt(String name, Marker marker, KeystoneException.Conflict conflict) {
        Project found = keystone.findProject(domain.id(), name).orElseThrow(() -> conflict);
        if (!marker.marks(found.description())) {
            throw new ForeignObjectException(
                    "Project '%s' exists in the stack domain (%s) and is not this stack's; it is not used."
                            .formatted(name, found.id()));
        }
        return found.id();
    }

    /**
     * Removes the project. What is not there, or is not ours, needs no removal.
     *
     * @param id null when it never was known
     * @throws ForeignObjectException if the project of our id is not ours any more
     */
    public void remove(@Nullable String id, String name, Marker marker) {
        Optional<Project> found = id == null ? keystone.findProject(domain.id(), name) : byId(id);
        if (found.isEmpty() || id == null && !marker.marks(found.get().description())) {
            return;
        }
        Project project = found.get();
        if (!project.domainId().equals(domain.id()) || !marker.marks(project.description())) {
            throw new ForeignObjectException(
                    "Project %s is not in the stack domain with this stack's marker; it is not removed."
                            .formatted(project.id()));
        }
        delete(project);
    }

    private void delete(Project project) {
        try {
            keystone.deleteProject(project.id());
        } catch (KeystoneException.NotFound e) {
            // gone is what was wanted
        } catch (KeystoneException.Forbidden e) {
            if (byId(project.id()).isPresent()) {
                throw e;
            }
        }
    }

    /** A hardened policy answers 403 for what is gone, so that a refusal is checked by a list. */
    private Optional<Project> byId(String id) {
        try {
            return keystone.project(id);
        } catch (KeystoneException.Forbidden e) {
            if (keystone.projects(domain.id()).stream().anyMatch(p -> p.id().equals(id))) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
