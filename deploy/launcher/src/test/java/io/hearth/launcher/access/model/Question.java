package io.hearth.launcher.access.model;

/**
 * One cell of the matrix.
 *
 * @param pathProject which the path names, be it the target's or not; empty where it names none
 */
public record Question(Principal who, Form form, Route route, String pathProject, Target target) {}
