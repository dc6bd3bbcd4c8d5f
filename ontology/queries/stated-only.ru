# Leaves of the graph what is stated: `kg query --stated` runs it on its copy in memory.
PREFIX kg: <https://w3id.org/newskg/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

# Plain triples that no sentence states go first, while their statements still tell which they are.
DELETE { ?subject ?relation ?object }
WHERE {
  ?unsaid kg:modality ?modality ; rdf:subject ?subject ; rdf:object ?object .
  ?unsaid rdf:predicate|kg:manner ?relation .
  FILTER(?modality != "stated")
  FILTER NOT EXISTS {
    ?said kg:modality "stated" ; rdf:subject ?subject ; rdf:object ?object .
    ?said rdf:predicate|kg:manner ?relation .
  }
} ;
DELETE { ?unsaid ?property ?value }
WHERE { ?unsaid kg:modality ?modality ; ?property ?value . FILTER(?modality != "stated") }
