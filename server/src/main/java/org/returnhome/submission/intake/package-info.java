/**
 * How submissions come in: {@link org.returnhome.submission.intake.ReceiveSubmissions} reads, judges, keeps and indexes a
 * batch; what a crash leaves between the two stores is followed up by {@link org.returnhome.submission.intake.RepairIntakes}.
 */
package org.returnhome.submission.intake;
