<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Kikuscope</source>
        <translation>Über Kikuscope</translation>
    </message>
    <message>
        <source>Phase mapping by machine learning in electron diffraction.</source>
        <translation>Phasenkartierung durch maschinelles Lernen in der Elektronenbeugung.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.

Built with Qt, QCustomPlot, LibTorch, HDF5, OpenCV, Eigen, gemmi and spglib.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer.

Gebaut mit Qt, QCustomPlot, LibTorch, HDF5, OpenCV, Eigen, gemmi und spglib.</translation>
    </message>
</context>
<context>
    <name>MapLayers</name>
    <message>
        <source>not indexed</source>
        <translation>nicht indiziert</translation>
    </message>
    <message>
        <source>%1 (simulated)</source>
        <translation>%1 (simuliert)</translation>
    </message>
    <message>
        <source>Band contrast (BC)</source>
        <translation>Bandkontrast (BC)</translation>
    </message>
    <message>
        <source>Band slope (BS)</source>
        <translation>Bandflanke (BS)</translation>
    </message>
    <message>
        <source>Mean angular deviation (MAD)</source>
        <translation>Mittlere Winkelabweichung (MAD)</translation>
    </message>
    <message>
        <source>Image quality (IQ)</source>
        <translation>Bildqualität (IQ)</translation>
    </message>
    <message>
        <source>Confidence index (CI)</source>
        <translation>Konfidenzindex (CI)</translation>
    </message>
    <message>
        <source>Fit of the solution</source>
        <translation>Güte der Lösung</translation>
    </message>
    <message>
        <source>Number of bands</source>
        <translation>Anzahl der Bänder</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>Fehlercode</translation>
    </message>
    <message>
        <source>SEM signal</source>
        <translation>REM-Signal</translation>
    </message>
    <message>
        <source>The classification is about to start.</source>
        <translation>Die Klassifikation beginnt gleich.</translation>
    </message>
    <message>
        <source>This file holds no patterns to classify.</source>
        <translation>Diese Datei enthält keine Beugungsbilder zum Klassifizieren.</translation>
    </message>
    <message>
        <source>Not classified yet: press F5.</source>
        <translation>Noch nicht klassifiziert: F5 drücken.</translation>
    </message>
    <message>
        <source>Not classified yet: choose a model, then press F5.</source>
        <translation>Noch nicht klassifiziert: Modell wählen, dann F5 drücken.</translation>
    </message>
    <message>
        <source>No reference map: open an .ang, .ctf or HDF5 file with File &gt; Open reference map.</source>
        <translation>Keine Referenzkarte: Öffnen Sie eine .ang-, .ctf- oder HDF5-Datei mit Datei &gt; Referenzkarte öffnen.</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>disagree</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>network unknown</source>
        <translation>Netz unbekannt</translation>
    </message>
    <message>
        <source>truth not indexed</source>
        <translation>Wahrheit nicht indiziert</translation>
    </message>
    <message>
        <source>reference not indexed</source>
        <translation>Referenz nicht indiziert</translation>
    </message>
    <message>
        <source>neither indexed</source>
        <translation>beide nicht indiziert</translation>
    </message>
    <message>
        <source>%1 is not in this file.</source>
        <translation>%1 ist nicht in dieser Datei.</translation>
    </message>
    <message>
        <source>No electron image: open one with File &gt; Open electron image.</source>
        <translation>Kein Elektronenbild: Öffnen Sie eines mit Datei &gt; Elektronenbild öffnen.</translation>
    </message>
    <message>
        <source>placement not recorded</source>
        <translation>Lage nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>The file does not say where the map lies in this image; it is drawn over the whole map.</source>
        <translation>Die Datei sagt nicht, wo die Karte in diesem Bild liegt; es wird über die ganze Karte gezeichnet.</translation>
    </message>
    <message>
        <source>Phases (network)</source>
        <translation>Phasen (Netz)</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>Phases (ground truth)</source>
        <translation>Phasen (Wahrheit)</translation>
    </message>
    <message>
        <source>Phases (reference)</source>
        <translation>Phasen (Referenz)</translation>
    </message>
    <message>
        <source>Electron image</source>
        <translation>Elektronenbild</translation>
    </message>
    <message>
        <source>Probability of %1</source>
        <translation>Wahrscheinlichkeit von %1</translation>
    </message>
    <message>
        <source>bit</source>
        <translation>bit</translation>
    </message>
    <message>
        <source>Shannon entropy of the three best classes and of all others as one: 0 = sure, 2 = a guess among four.</source>
        <translation>Shannon-Entropie der drei besten Klassen und aller anderen als einer: 0 = sicher, 2 = geraten unter vieren.</translation>
    </message>
</context>
<context>
    <name>QApplication</name>
    <message>
        <source>Phase mapping by machine learning in electron diffraction.</source>
        <translation>Phasenkartierung durch maschinelles Lernen in der Elektronenbeugung.</translation>
    </message>
    <message>
        <source>Scans, reference maps, electron images or results to open.</source>
        <translation>Zu öffnende Scans, Referenzkarten, Elektronenbilder oder Ergebnisse.</translation>
    </message>
    <message>
        <source>Simulate and classify the demonstration scan.</source>
        <translation>Den Vorführscan simulieren und klassifizieren.</translation>
    </message>
    <message>
        <source>Bundled model or model file.</source>
        <translation>Mitgeliefertes Modell oder Modelldatei.</translation>
    </message>
    <message>
        <source>system, light or dark.</source>
        <translation>system, light (hell) oder dark (dunkel).</translation>
    </message>
    <message>
        <source>Classify the opened scan at once.</source>
        <translation>Den geöffneten Scan sofort klassifizieren.</translation>
    </message>
    <message>
        <source>Save a picture of the window when all jobs are done.</source>
        <translation>Ein Bild des Fensters speichern, wenn alle Aufträge fertig sind.</translation>
    </message>
    <message>
        <source>Size of the window, e.g. 1280x800.</source>
        <translation>Größe des Fensters, z. B. 1280x800.</translation>
    </message>
    <message>
        <source>Quit after the picture was saved.</source>
        <translation>Nach dem Speichern des Bildes beenden.</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>Loading the model</source>
        <translation>Modell laden</translation>
    </message>
    <message>
        <source>Classifying patterns</source>
        <translation>Beugungsbilder klassifizieren</translation>
    </message>
    <message>
        <source>Simulating master patterns</source>
        <translation>Masterpattern simulieren</translation>
    </message>
    <message>
        <source>Simulating the master pattern of %1</source>
        <translation>Masterpattern von %1 simulieren</translation>
    </message>
    <message>
        <source>Rendering the patterns of %1</source>
        <translation>Beugungsbilder von %1 rechnen</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 schreiben</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>Pattern</source>
        <translation>Beugungsbild</translation>
    </message>
    <message>
        <source>Class probabilities</source>
        <translation>Klassenwahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ConfusionModel</name>
    <message>
        <source>not indexed</source>
        <translation>nicht indiziert</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 in the reference, %2 by the network: %3 pixels, %4 % of the row, %5 % of the column</source>
        <translation>%1 laut Referenz, %2 laut Netz: %3 Pixel, %4 % der Zeile, %5 % der Spalte</translation>
    </message>
    <message>
        <source>Precision %</source>
        <translation>Präzision %</translation>
    </message>
    <message>
        <source>Recall %</source>
        <translation>Trefferquote %</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ConfusionView</name>
    <message>
        <source>Unit of the cells</source>
        <translation>Einheit der Zellen</translation>
    </message>
    <message>
        <source>% of row</source>
        <translation>% der Zeile</translation>
    </message>
    <message>
        <source>% of column</source>
        <translation>% der Spalte</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV …</translation>
    </message>
    <message>
        <source>Save the counts as a CSV table</source>
        <translation>Die Anzahlen als CSV-Tabelle speichern</translation>
    </message>
    <message>
        <source>Confusion matrix: reference down, network across</source>
        <translation>Konfusionsmatrix: Referenz in Zeilen, Netz in Spalten</translation>
    </message>
    <message>
        <source>The maps are compared when the classification is done.</source>
        <translation>Die Karten werden verglichen, sobald die Klassifikation fertig ist.</translation>
    </message>
    <message>
        <source>Classify a scan that has a reference map, to see where both agree.</source>
        <translation>Klassifizieren Sie einen Scan mit Referenzkarte, um zu sehen, wo beide übereinstimmen.</translation>
    </message>
    <message>
        <source>Open a reference map to compare the result with.</source>
        <translation>Öffnen Sie eine Referenzkarte, um das Ergebnis damit zu vergleichen.</translation>
    </message>
    <message>
        <source>Select pixels</source>
        <translation>Pixel auswählen</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 Zellen</translation>
    </message>
    <message>
        <source>%1 in the reference, %2 by the network</source>
        <translation>%1 laut Referenz, %2 laut Netz</translation>
    </message>
    <message>
        <source>%1 pixels selected: %2</source>
        <translation>%1 Pixel ausgewählt: %2</translation>
    </message>
    <message>
        <source>Accuracy %1 % (95 % interval %2–%3 %), κ %4. Click a cell to see its pixels in every map.</source>
        <translation>Genauigkeit %1 % (95-%-Intervall %2–%3 %), κ %4. Ein Klick auf eine Zelle zeigt ihre Pixel in allen Karten.</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>Save confusion matrix</source>
        <translation>Konfusionsmatrix speichern</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV-Tabellen (*.csv)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::InfoView</name>
    <message>
        <source>Properties of the scan</source>
        <translation>Eigenschaften des Scans</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>simulated, not measured</source>
        <translation>simuliert, nicht gemessen</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>%1 rows × %2 columns, %3</source>
        <translation>%1 Zeilen × %2 Spalten, %3</translation>
    </message>
    <message>
        <source>square</source>
        <translation>quadratisch</translation>
    </message>
    <message>
        <source>hexagonal</source>
        <translation>hexagonal</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <source>%1 µm</source>
        <translation>%1 µm</translation>
    </message>
    <message>
        <source>%1 × %2 µm</source>
        <translation>%1 × %2 µm</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Beugungsbilder</translation>
    </message>
    <message>
        <source>%1 × %2 px, %3</source>
        <translation>%1 × %2 px, %3</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>Wahre Phasen</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Phase %1</source>
        <translation>Phase %1</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Detektor</translation>
    </message>
    <message>
        <source>Pattern centre (Bruker)</source>
        <translation>Musterzentrum (Bruker)</translation>
    </message>
    <message>
        <source>x %1, y %2, z %3</source>
        <translation>x %1, y %2, z %3</translation>
    </message>
    <message>
        <source>Sample tilt</source>
        <translation>Probenkippung</translation>
    </message>
    <message>
        <source>%1°</source>
        <translation>%1°</translation>
    </message>
    <message>
        <source>Detector tilt</source>
        <translation>Detektorkippung</translation>
    </message>
    <message>
        <source>Beam energy</source>
        <translation>Strahlenergie</translation>
    </message>
    <message>
        <source>%1 keV</source>
        <translation>%1 keV</translation>
    </message>
    <message>
        <source>Working distance</source>
        <translation>Arbeitsabstand</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>What the reader had to choose</source>
        <translation>Was beim Lesen gewählt werden musste</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>%1 × %1 px</source>
        <translation>%1 × %1 px</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Metadata of the file</source>
        <translation>Metadaten der Datei</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::JobRow</name>
    <message>
        <source>Progress of %1</source>
        <translation>Fortschritt von %1</translation>
    </message>
    <message>
        <source>Stop this job; what is done stays</source>
        <translation>Diesen Auftrag anhalten; Fertiges bleibt</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>%1 anhalten</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::JobRunner</name>
    <message>
        <source>There is not enough memory for this; close other scans or choose a smaller one.</source>
        <translation>Dafür reicht der Speicher nicht; schließen Sie andere Scans oder wählen Sie einen kleineren.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Im Programm ist etwas schiefgegangen.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::JobsPanel</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation>fertig in %1</translation>
    </message>
    <message>
        <source>stopped after %1</source>
        <translation>angehalten nach %1</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1 von %2 %3</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <translation>%1 %2/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>No jobs yet.</source>
        <translation>Noch keine Aufträge.</translation>
    </message>
    <message>
        <source>stopped after %1: %2</source>
        <translation>angehalten nach %1: %2</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::LegendView</name>
    <message>
        <source>%1 pixels</source>
        <translation>%1 Pixel</translation>
    </message>
    <message>
        <source>Phases with colours and area fractions</source>
        <translation>Phasen mit Farben und Flächenanteilen</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Symmetry</source>
        <translation>Symmetrie</translation>
    </message>
    <message>
        <source>Network %</source>
        <translation>Netz %</translation>
    </message>
    <message>
        <source>Truth %</source>
        <translation>Wahr %</translation>
    </message>
    <message>
        <source>Reference %</source>
        <translation>Referenz %</translation>
    </message>
    <message>
        <source>Network: share of all measured points; in brackets of the indexed ones</source>
        <translation>Netz: Anteil an allen gemessenen Punkten; in Klammern an den indizierten</translation>
    </message>
    <message>
        <source>Ground truth: share of all measured points; in brackets of the indexed ones</source>
        <translation>Wahre Phasen: Anteil an allen gemessenen Punkten; in Klammern an den indizierten</translation>
    </message>
    <message>
        <source>Reference: share of all measured points; in brackets of the indexed ones</source>
        <translation>Referenz: Anteil an allen gemessenen Punkten; in Klammern an den indizierten</translation>
    </message>
    <message>
        <source>not indexed</source>
        <translation>nicht indiziert</translation>
    </message>
    <message>
        <source>Agrees with the ground truth in &lt;b&gt;%1 %&lt;/b&gt; of %2 pixels (95 % interval %3–%4 %)</source>
        <translation>Stimmt in &lt;b&gt;%1 %&lt;/b&gt; von %2 Pixeln mit den wahren Phasen überein (95-%-Intervall %3–%4 %)</translation>
    </message>
    <message>
        <source>Agrees with the reference in &lt;b&gt;%1 %&lt;/b&gt; of %2 pixels (95 % interval %3–%4 %)</source>
        <translation>Stimmt in &lt;b&gt;%1 %&lt;/b&gt; von %2 Pixeln mit der Referenz überein (95-%-Intervall %3–%4 %)</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::MainWindow</name>
    <message>
        <source>Scans and results (%1)</source>
        <translation>Scans und Ergebnisse (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open a scan, a result or an electron image</source>
        <translation>Einen Scan, ein Ergebnis oder ein Elektronenbild öffnen</translation>
    </message>
    <message>
        <source>Open &amp;folder of patterns…</source>
        <translation>Ordner mit &amp;Beugungsbildern öffnen …</translation>
    </message>
    <message>
        <source>Open a folder of pattern images</source>
        <translation>Einen Ordner mit Beugungsbildern öffnen</translation>
    </message>
    <message>
        <source>Open &amp;reference map…</source>
        <translation>&amp;Referenzkarte öffnen …</translation>
    </message>
    <message>
        <source>Open the vendor&apos;s indexing to compare with: .ang, .ctf, HDF5</source>
        <translation>Die Indizierung des Herstellers zum Vergleich öffnen: .ang, .ctf, HDF5</translation>
    </message>
    <message>
        <source>Open &amp;electron image…</source>
        <translation>&amp;Elektronenbild öffnen …</translation>
    </message>
    <message>
        <source>Open an SEM image of the mapped area</source>
        <translation>Ein REM-Bild der kartierten Stelle öffnen</translation>
    </message>
    <message>
        <source>Open &amp;model…</source>
        <translation>&amp;Modell öffnen …</translation>
    </message>
    <message>
        <source>Open a trained model file</source>
        <translation>Eine trainierte Modelldatei öffnen</translation>
    </message>
    <message>
        <source>Simulated &amp;demonstration</source>
        <translation>Simulierte &amp;Vorführung</translation>
    </message>
    <message>
        <source>Simulate a small multiphase scan and classify it</source>
        <translation>Einen kleinen mehrphasigen Scan simulieren und klassifizieren</translation>
    </message>
    <message>
        <source>&amp;Classify</source>
        <translation>&amp;Klassifizieren</translation>
    </message>
    <message>
        <source>Name the phase of every pattern</source>
        <translation>Die Phase jedes Beugungsbildes benennen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Stop the running job; what is done stays</source>
        <translation>Den laufenden Auftrag anhalten; Fertiges bleibt</translation>
    </message>
    <message>
        <source>&amp;Save result…</source>
        <translation>Ergebnis &amp;speichern …</translation>
    </message>
    <message>
        <source>Save the classification as HDF5</source>
        <translation>Die Klassifikation als HDF5 speichern</translation>
    </message>
    <message>
        <source>Save map as &amp;PNG…</source>
        <translation>Karte als &amp;PNG speichern …</translation>
    </message>
    <message>
        <source>Save the map of the active pane with legend and scale bar</source>
        <translation>Die Karte des aktiven Feldes mit Legende und Maßstab speichern</translation>
    </message>
    <message>
        <source>&amp;Fit maps</source>
        <translation>Karten &amp;einpassen</translation>
    </message>
    <message>
        <source>Show the whole map</source>
        <translation>Die ganze Karte zeigen</translation>
    </message>
    <message>
        <source>&amp;Centre on crosshair</source>
        <translation>Auf das Faden&amp;kreuz zentrieren</translation>
    </message>
    <message>
        <source>Clear &amp;selection</source>
        <translation>Auswahl auf&amp;heben</translation>
    </message>
    <message>
        <source>Show all pixels of the maps alike again</source>
        <translation>Alle Pixel der Karten wieder gleich zeigen</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Zwischen hell und dunkel wechseln</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>&amp;About Kikuscope</source>
        <translation>Ü&amp;ber Kikuscope</translation>
    </message>
    <message>
        <source>&amp;Two maps</source>
        <translation>&amp;Zwei Karten</translation>
    </message>
    <message>
        <source>T&amp;hree maps</source>
        <translation>&amp;Drei Karten</translation>
    </message>
    <message>
        <source>Fo&amp;ur maps</source>
        <translation>&amp;Vier Karten</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>&amp;Auswertung</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The model that classifies</source>
        <translation>Das Modell, das klassifiziert</translation>
    </message>
    <message>
        <source>simulated data</source>
        <translation>simulierte Daten</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Open folder of patterns</source>
        <translation>Ordner mit Beugungsbildern öffnen</translation>
    </message>
    <message>
        <source>Open reference map</source>
        <translation>Referenzkarte öffnen</translation>
    </message>
    <message>
        <source>Maps (*.ang *.ctf *.h5oina *.oh5 *.h5 *.hdf5);;All files (*)</source>
        <translation>Karten (*.ang *.ctf *.h5oina *.oh5 *.h5 *.hdf5);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open electron image</source>
        <translation>Elektronenbild öffnen</translation>
    </message>
    <message>
        <source>Images (*.png *.tif *.tiff *.bmp *.jpg *.jpeg);;All files (*)</source>
        <translation>Bilder (*.png *.tif *.tiff *.bmp *.jpg *.jpeg);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>Models (*.safetensors);;All files (*)</source>
        <translation>Modelle (*.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save result</source>
        <translation>Ergebnis speichern</translation>
    </message>
    <message>
        <source>Kikuscope results (*.h5)</source>
        <translation>Kikuscope-Ergebnisse (*.h5)</translation>
    </message>
    <message>
        <source>Save map as PNG</source>
        <translation>Karte als PNG speichern</translation>
    </message>
    <message>
        <source>PNG images (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Open model file…</source>
        <translation>Modelldatei öffnen …</translation>
    </message>
    <message>
        <source> (simulated)</source>
        <translation> (simuliert)</translation>
    </message>
    <message>
        <source>Unsaved result</source>
        <translation>Ergebnis nicht gespeichert</translation>
    </message>
    <message>
        <source>The classification of %1 is not saved.</source>
        <translation>Die Klassifikation von %1 ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>It is still running. Saving stops it and keeps what is done; discarding loses it.</source>
        <translation>Sie läuft noch. Speichern hält sie an und behält, was fertig ist; Verwerfen verliert es.</translation>
    </message>
    <message>
        <source>Save it now, or it is lost.</source>
        <translation>Speichern Sie es jetzt, sonst geht es verloren.</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::MapArea</name>
    <message>
        <source>row %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source>x %1 µm, y %2 µm</source>
        <translation>x %1 µm, y %2 µm</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>network: %1, %2 %</source>
        <translation>Netz: %1, %2 %</translation>
    </message>
    <message>
        <source>not indexed</source>
        <translation>nicht indiziert</translation>
    </message>
    <message>
        <source>ground truth: %1</source>
        <translation>wahre Phase: %1</translation>
    </message>
    <message>
        <source>reference: %1</source>
        <translation>Referenz: %1</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::MapPane</name>
    <message>
        <source>simulated</source>
        <translation>simuliert</translation>
    </message>
    <message>
        <source>Layer shown in this pane</source>
        <translation>In diesem Feld gezeigte Ebene</translation>
    </message>
    <message>
        <source>Choose what this pane shows</source>
        <translation>Wählen, was dieses Feld zeigt</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>These data were computed, not measured.</source>
        <translation>Diese Daten wurden berechnet, nicht gemessen.</translation>
    </message>
    <message>
        <source>Prepare picture</source>
        <translation>Bild vorbereiten</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::MessageBanner</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Dismiss message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::PatternView</name>
    <message>
        <source>Recorded</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>The pattern as the file has it</source>
        <translation>Das Beugungsbild, wie es in der Datei steht</translation>
    </message>
    <message>
        <source>After recipe</source>
        <translation>Nach Rezept</translation>
    </message>
    <message>
        <source>What the network sees: the pattern after the model&apos;s preprocessing recipe</source>
        <translation>Was das Netz sieht: das Beugungsbild nach der Vorverarbeitung des Modells</translation>
    </message>
    <message>
        <source>Diffraction pattern at the crosshair</source>
        <translation>Beugungsbild am Fadenkreuz</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Contrast of the pattern</source>
        <translation>Kontrast des Beugungsbildes</translation>
    </message>
    <message>
        <source>pixel row %1, column %2: %3</source>
        <translation>Pixelzeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>Read pattern</source>
        <translation>Beugungsbild lesen</translation>
    </message>
    <message>
        <source>This file holds no patterns.</source>
        <translation>Diese Datei enthält keine Beugungsbilder.</translation>
    </message>
    <message>
        <source>No pattern here.</source>
        <translation>Hier ist kein Beugungsbild.</translation>
    </message>
    <message>
        <source>row %1, column %2   ·   %3 × %4 px</source>
        <translation>Zeile %1, Spalte %2   ·   %3 × %4 px</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ProbabilitiesView</name>
    <message>
        <source>Class probabilities</source>
        <translation>Klassenwahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>This file holds no patterns.</source>
        <translation>Diese Datei enthält keine Beugungsbilder.</translation>
    </message>
    <message>
        <source>No pattern here.</source>
        <translation>Hier ist kein Beugungsbild.</translation>
    </message>
    <message>
        <source>Choose a model to see class probabilities.</source>
        <translation>Wählen Sie ein Modell, um Klassenwahrscheinlichkeiten zu sehen.</translation>
    </message>
    <message>
        <source>%1 · best %2 of %3 classes</source>
        <translation>%1 · beste %2 von %3 Klassen</translation>
    </message>
    <message>
        <source>as stored in the result</source>
        <translation>wie im Ergebnis gespeichert</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::ProbabilityBars</name>
    <message>
        <source>Class probabilities</source>
        <translation>Klassenwahrscheinlichkeiten</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::Session</name>
    <message>
        <source>unnamed phase</source>
        <translation>unbenannte Phase</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::WelcomePage</name>
    <message>
        <source>Kikuscope</source>
        <translation>Kikuscope</translation>
    </message>
    <message>
        <source>Open an EBSD scan to name the symmetry of every pattern.
Or drop files anywhere in this window.</source>
        <translation>Öffnen Sie einen EBSD-Scan, um die Symmetrie jedes Beugungsbildes zu benennen.
Oder ziehen Sie Dateien in dieses Fenster.</translation>
    </message>
    <message>
        <source>Open a scan…</source>
        <translation>Scan öffnen …</translation>
    </message>
    <message>
        <source>Simulated demonstration</source>
        <translation>Simulierte Vorführung</translation>
    </message>
</context>
<context>
    <name>kikuscope::ui::Workbench</name>
    <message>
        <source>Free memory</source>
        <translation>Speicher freigeben</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>An electron image needs a map to go with it; open the scan first.</source>
        <translation>Zu einem Elektronenbild gehört eine Karte; öffnen Sie zuerst den Scan.</translation>
    </message>
    <message>
        <source>Open reference map</source>
        <translation>Referenzkarte öffnen</translation>
    </message>
    <message>
        <source>Open reference %1</source>
        <translation>Referenz %1 öffnen</translation>
    </message>
    <message>
        <source>Open electron image %1</source>
        <translation>Elektronenbild %1 öffnen</translation>
    </message>
    <message>
        <source>Load model %1</source>
        <translation>Modell %1 laden</translation>
    </message>
    <message>
        <source>Classify</source>
        <translation>Klassifizieren</translation>
    </message>
    <message>
        <source>%1 holds no patterns; open the pattern file of this map.</source>
        <translation>%1 enthält keine Beugungsbilder; öffnen Sie die Musterdatei dieser Karte.</translation>
    </message>
    <message>
        <source>No model is loaded; choose one in the toolbar.</source>
        <translation>Es ist kein Modell geladen; wählen Sie eines in der Werkzeugleiste.</translation>
    </message>
    <message>
        <source>%1, classified by %2</source>
        <translation>%1, klassifiziert von %2</translation>
    </message>
    <message>
        <source>Classify %1</source>
        <translation>%1 klassifizieren</translation>
    </message>
    <message>
        <source>patterns</source>
        <translation>Beugungsbilder</translation>
    </message>
    <message>
        <source>Compare maps</source>
        <translation>Karten vergleichen</translation>
    </message>
    <message>
        <source>Count phases</source>
        <translation>Phasen zählen</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>Simulate the demonstration scan</source>
        <translation>Vorführscan simulieren</translation>
    </message>
    <message>
        <source>%1 of %2 patterns are kept</source>
        <translation>%1 von %2 Mustern bleiben erhalten</translation>
    </message>
</context>
</TS>
