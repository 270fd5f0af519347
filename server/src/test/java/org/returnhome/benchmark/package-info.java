/** What a submission costs on this machine, beside a bare floor on the same stores. Run by {@code ./return-home benchmark}; see BENCHMARK.md. */
package org.returnhome.benchmark;
